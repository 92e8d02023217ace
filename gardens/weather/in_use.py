from django.conf import settings

from gardens.weather.open_meteo import OpenMeteo
from gardens.weather.provider import WeatherProvider


def provider_in_use() -> WeatherProvider | None:
    """None while weather is off."""
    if settings.WEATHER_PROVIDER == "off":
        return None
    return OpenMeteo(
        forecast_url=settings.WEATHER_FORECAST_URL,
        archive_url=settings.WEATHER_ARCHIVE_URL,
        api_key=settings.WEATHER_API_KEY,
    )
