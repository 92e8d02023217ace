from django import template

from gardens.models import Garden, Photo, Reservoir, Sowing, Space

register = template.Library()

SHOWN = 12


@register.inclusion_tag("gardens/_subject_photos.html")
def subject_photos(garden: Garden, subject: Sowing | Reservoir | Space) -> dict[str, object]:
    """The newest of what is written of it, and where to add one."""
    return {
        "garden": garden,
        "kind": subject._meta.model_name,
        "subject": subject,
        "photos": Photo.objects.of(subject)[:SHOWN],
    }
