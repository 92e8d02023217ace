"""Which crops an example garden may show, by kind of garden, the most familiar first."""

from gardens.models import GardenKind

RAISED_BED = (
    "tomato leaf-lettuce carrot garden-pea kale onion spinach bush-bean beet basil garlic thyme "
    "french-marigold radish corn-salad swiss-chard parsley broad-bean arugula claytonia kohlrabi"
)
BALCONY = (
    "tomato leaf-lettuce basil alpine-strawberry chives radish chili-pepper parsley spinach "
    "green-onion nasturtium arugula thyme bush-bean corn-salad garlic mizuna cilantro"
)
WINDOWSILL = "basil chives garden-cress parsley leaf-lettuce spinach thyme arugula cilantro mizuna"
GROW_TENT = "leaf-lettuce tomato basil chili-pepper pak-choi spinach parsley swiss-chard"
HYDROPONICS = "leaf-lettuce basil pak-choi spinach parsley romaine-lettuce swiss-chard"

WARM_RAISED_BED = (
    "okra amaranth-greens yardlong-bean chili-pepper basil sweet-potato eggplant "
    "malabar-spinach holy-basil cowpea"
)
WARM_BALCONY = (
    "chili-pepper basil amaranth-greens green-onion vietnamese-coriander mung-bean "
    "spearmint holy-basil eggplant"
)

OUTDOORS = {GardenKind.RAISED_BED: RAISED_BED, GardenKind.BALCONY: BALCONY}
OUTDOORS_WARM = {GardenKind.RAISED_BED: WARM_RAISED_BED, GardenKind.BALCONY: WARM_BALCONY}
INDOORS = {
    GardenKind.WINDOWSILL: WINDOWSILL,
    GardenKind.GROW_TENT: GROW_TENT,
    GardenKind.HYDROPONICS: HYDROPONICS,
}

# One bed of an allotment each, two families in each, so that they can rotate.
ALLOTMENT = (
    "carrot onion parsnip garlic leek parsley celery green-onion",
    "kale leaf-lettuce cabbage radish head-lettuce broccoli kohlrabi turnip endive",
    "garden-pea beet bush-bean spinach broad-bean swiss-chard pole-bean runner-bean",
    "tomato zucchini cucumber sweet-pepper winter-squash",
)
ALLOTMENT_WARM = (
    "sweet-potato ginger turmeric taro",
    "amaranth-greens pak-choi malabar-spinach",
    "yardlong-bean cowpea basil mung-bean",
    "chili-pepper okra eggplant cucumber",
)
# What a gardener is offered first when placing a plant.
FAMILIAR = tuple(
    dict.fromkeys(" ".join((RAISED_BED, *ALLOTMENT, BALCONY, WARM_RAISED_BED, WINDOWSILL)).split())
)
