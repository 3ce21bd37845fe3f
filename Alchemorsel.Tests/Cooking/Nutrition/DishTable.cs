namespace Alchemorsel.Tests.Cooking.Nutrition;

/// <summary>
/// Thirty dishes as cooks write them, calculated by hand. Each line: the ingredient | number and short name of the record in the USDA National
/// Nutrient Database, release 26 | its grams, by that record's household weights | kcal, protein, fat and carbohydrate in 100 g, in g. The
/// figures are the database's; nothing here comes from the product.
/// </summary>
internal static class DishTable
{
    public const string Text = """
        # Pancakes | 4
        1 1/2 cups all-purpose flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 187.5 | 364 10.33 0.98 76.31
        2 tbsp sugar | 19335 Sugars,Granulated | 25.2 | 387 0.00 0.00 99.98
        1 tbsp baking powder | 18370 Leavening Agents,Baking Pdr,Double-Actin | 13.8 | 51 0.10 0.00 24.10
        1 1/4 cups milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 305 | 61 3.15 3.25 4.80
        1 large egg | 01123 Egg,Whl,Raw,Frsh | 50 | 143 12.56 9.51 0.72
        3 tbsp melted butter | 01145 Butter,Without Salt | 42.6 | 717 0.85 81.11 0.06
        # Spaghetti bolognese | 4
        400 g spaghetti | 20420 Spaghetti,Dry,Unenriched | 400 | 371 13.04 1.51 74.67
        500 g minced beef | 23572 Beef,Ground,80% Ln Meat / 20% Fat,Raw | 500 | 254 17.17 20.00 0.00
        1 onion, finely chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        2 cloves garlic, crushed | 11215 Garlic,Raw | 6 | 149 6.36 0.50 33.06
        2 tbsp olive oil | 04053 Oil,Olive,Salad Or Cooking | 27 | 884 0.00 100.00 0.00
        400 g canned chopped tomatoes | 11531 Tomatoes,Red,Ripe,Cnd,Packed In Tomato J | 400 | 17 0.78 0.13 4.00
        2 tbsp tomato paste | 11546 Tomato Products,Cnd,Paste,Wo/ Salt Added | 32 | 82 4.32 0.47 18.91
        150 ml red wine | 14096 Alcoholic Bev,Wine,Table,Red | 149 | 85 0.07 0.00 2.61
        # Spaghetti carbonara | 4
        400 g spaghetti | 20420 Spaghetti,Dry,Unenriched | 400 | 371 13.04 1.51 74.67
        150 g pancetta, diced | 10123 Pork,Cured,Bacon,Unprep | 150 | 417 12.62 39.69 1.28
        4 egg yolks | 01125 Egg,Yolk,Raw,Frsh | 68 | 322 15.86 26.54 3.59
        2 large eggs | 01123 Egg,Whl,Raw,Frsh | 100 | 143 12.56 9.51 0.72
        100 g parmesan cheese, grated | 01033 Cheese,Parmesan,Hard | 100 | 392 35.75 25.83 3.22
        freshly ground black pepper | 02030 Pepper,Black | 0 | 251 10.39 3.26 63.95
        # Guacamole | 4
        3 ripe avocados | 09038 Avocados,Raw,California | 408 | 167 1.96 15.41 8.64
        1 small red onion, finely chopped | 11282 Onions,Raw | 70 | 40 1.10 0.10 9.34
        1 tomato, diced | 11529 Tomatoes,Red,Ripe,Raw,Year Rnd Average | 123 | 18 0.88 0.20 3.89
        2 tbsp lime juice | 09160 Lime Juice,Raw | 31 | 25 0.42 0.07 8.42
        2 tbsp chopped fresh cilantro | 11165 Coriander (Cilantro) Leaves,Raw | 2 | 23 2.13 0.52 3.67
        1/2 tsp salt | 02047 Salt,Table | 3 | 0 0.00 0.00 0.00
        # Hummus | 6
        500 g canned chickpeas | 16358 Chickpeas,Mat Seeds,Cnd,Drnd Sol | 500 | 139 7.05 2.77 22.53
        1/4 cup tahini | 12166 Sesame Butter,Tahini,From Rstd&Tstd Krnl | 60 | 595 17.00 53.76 21.19
        3 tbsp lemon juice | 09152 Lemon Juice,Raw | 46 | 22 0.35 0.24 6.90
        2 tbsp olive oil | 04053 Oil,Olive,Salad Or Cooking | 27 | 884 0.00 100.00 0.00
        1 clove garlic | 11215 Garlic,Raw | 3 | 149 6.36 0.50 33.06
        1/2 tsp ground cumin | 02014 Cumin Seed | 1 | 375 17.81 22.27 44.24
        # Banana bread | 10
        3 ripe bananas, mashed | 09040 Bananas,Raw | 354 | 89 1.09 0.33 22.84
        1/3 cup melted butter | 01145 Butter,Without Salt | 75.7 | 717 0.85 81.11 0.06
        3/4 cup sugar | 19335 Sugars,Granulated | 150 | 387 0.00 0.00 99.98
        1 egg, beaten | 01123 Egg,Whl,Raw,Frsh | 50 | 143 12.56 9.51 0.72
        1 tsp vanilla extract | 02050 Vanilla Extract | 4.2 | 288 0.06 0.06 12.65
        1 tsp baking soda | 18372 Leavening Agents,Baking Soda | 4.6 | 0 0.00 0.00 0.00
        1 1/2 cups all-purpose flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 187.5 | 364 10.33 0.98 76.31
        # Chilli con carne | 4
        500 g minced beef | 23572 Beef,Ground,80% Ln Meat / 20% Fat,Raw | 500 | 254 17.17 20.00 0.00
        1 onion, chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        1 red pepper, chopped | 11821 Peppers,Swt,Red,Raw | 119 | 31 0.99 0.30 6.03
        2 cloves garlic, crushed | 11215 Garlic,Raw | 6 | 149 6.36 0.50 33.06
        1 tbsp vegetable oil | 04582 Oil,Canola | 14 | 884 0.00 100.00 0.00
        400 g canned chopped tomatoes | 11531 Tomatoes,Red,Ripe,Cnd,Packed In Tomato J | 400 | 17 0.78 0.13 4.00
        400 g canned kidney beans | 16145 Beans,Red,Kidney,Mature Seeds,Cnd,Drnd S | 400 | 124 7.98 1.05 21.49
        2 tbsp tomato purée | 11546 Tomato Products,Cnd,Paste,Wo/ Salt Added | 32 | 82 4.32 0.47 18.91
        1 tbsp chilli powder | 02009 Chili Powder | 8 | 282 13.46 14.28 49.70
        # Apple pie | 8
        6 apples, peeled and sliced | 09003 Apples,Raw,With Skin | 1092 | 52 0.26 0.17 13.81
        3/4 cup sugar | 19335 Sugars,Granulated | 150 | 387 0.00 0.00 99.98
        2 1/2 cups plain flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 312.5 | 364 10.33 0.98 76.31
        1 cup cold butter | 01145 Butter,Without Salt | 227 | 717 0.85 81.11 0.06
        1 tsp ground cinnamon | 02010 Cinnamon,Ground | 2.6 | 247 3.99 1.24 80.59
        1 tbsp lemon juice | 09152 Lemon Juice,Raw | 15 | 22 0.35 0.24 6.90
        # Tomato soup | 4
        800 g canned tomatoes | 11531 Tomatoes,Red,Ripe,Cnd,Packed In Tomato J | 800 | 17 0.78 0.13 4.00
        1 onion, chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        2 tbsp butter | 01145 Butter,Without Salt | 28.4 | 717 0.85 81.11 0.06
        500 ml vegetable stock | 06615 Swanson Broth,Veg Broth | 500 | 5 0.00 0.00 1.28
        100 ml double cream | 01053 Cream,Fluid,Hvy Whipping | 101 | 345 2.05 37.00 2.79
        1 tsp sugar | 19335 Sugars,Granulated | 4.2 | 387 0.00 0.00 99.98
        # Caesar salad | 4
        1 head romaine lettuce | 11251 Lettuce,Cos Or Romaine,Raw | 626 | 17 1.23 0.30 3.29
        100 g white bread, cubed | 18069 Bread,White,Commly Prep (Incl Soft Bread | 100 | 265 9.15 3.19 49.06
        50 g parmesan, shaved | 01033 Cheese,Parmesan,Hard | 50 | 392 35.75 25.83 3.22
        4 anchovy fillets | 15002 Anchovy,European,Cnd In Oil,Drnd Sol | 16 | 210 28.89 9.71 0.00
        6 tbsp mayonnaise | 04025 Salad Drsng,Mayo,Reg | 83 | 680 0.96 74.85 0.57
        2 tbsp olive oil | 04053 Oil,Olive,Salad Or Cooking | 27 | 884 0.00 100.00 0.00
        1 tbsp lemon juice | 09152 Lemon Juice,Raw | 15 | 22 0.35 0.24 6.90
        # Omelette | 1
        3 large eggs | 01123 Egg,Whl,Raw,Frsh | 150 | 143 12.56 9.51 0.72
        1 tbsp butter | 01145 Butter,Without Salt | 14.2 | 717 0.85 81.11 0.06
        30 g cheddar, grated | 01009 Cheese,Cheddar | 30 | 403 24.90 33.14 1.28
        1 tbsp milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 15 | 61 3.15 3.25 4.80
        # Mushroom risotto | 4
        300 g risotto rice | 20052 Rice,White,Short-Grain,Raw | 300 | 358 6.50 0.52 79.15
        250 g chestnut mushrooms, sliced | 11260 Mushrooms,White,Raw | 250 | 22 3.09 0.34 3.26
        1 onion, finely chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        50 g butter | 01145 Butter,Without Salt | 50 | 717 0.85 81.11 0.06
        150 ml dry white wine | 14106 Alcoholic Bev,Wine,Table,White | 149 | 82 0.07 0.00 2.60
        1 litre hot vegetable stock | 06615 Swanson Broth,Veg Broth | 1000 | 5 0.00 0.00 1.28
        50 g parmesan, grated | 01033 Cheese,Parmesan,Hard | 50 | 392 35.75 25.83 3.22
        # Lasagne | 6
        250 g lasagne sheets | 20420 Spaghetti,Dry,Unenriched | 250 | 371 13.04 1.51 74.67
        500 g minced beef | 23572 Beef,Ground,80% Ln Meat / 20% Fat,Raw | 500 | 254 17.17 20.00 0.00
        1 onion, chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        400 g canned chopped tomatoes | 11531 Tomatoes,Red,Ripe,Cnd,Packed In Tomato J | 400 | 17 0.78 0.13 4.00
        50 g butter | 01145 Butter,Without Salt | 50 | 717 0.85 81.11 0.06
        50 g plain flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 50 | 364 10.33 0.98 76.31
        600 ml milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 619 | 61 3.15 3.25 4.80
        125 g mozzarella | 01026 Cheese,Mozzarella,Whl Milk | 125 | 300 22.17 22.35 2.19
        50 g parmesan, grated | 01033 Cheese,Parmesan,Hard | 50 | 392 35.75 25.83 3.22
        # Ratatouille | 4
        1 aubergine, cubed | 11209 Eggplant,Raw | 548 | 25 0.98 0.18 5.88
        2 courgettes, sliced | 11477 Squash,Smmr,Zucchini,Incl Skn,Raw | 392 | 17 1.21 0.32 3.11
        2 red peppers, chopped | 11821 Peppers,Swt,Red,Raw | 238 | 31 0.99 0.30 6.03
        1 onion, sliced | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        400 g canned tomatoes | 11531 Tomatoes,Red,Ripe,Cnd,Packed In Tomato J | 400 | 17 0.78 0.13 4.00
        4 tbsp olive oil | 04053 Oil,Olive,Salad Or Cooking | 54 | 884 0.00 100.00 0.00
        2 cloves garlic | 11215 Garlic,Raw | 6 | 149 6.36 0.50 33.06
        # Shepherd's pie | 6
        500 g minced lamb | 17224 Lamb,Ground,Raw | 500 | 282 16.56 23.41 0.00
        900 g potatoes, peeled | 11354 Potatoes,White,Flesh & Skn,Raw | 900 | 69 1.68 0.10 15.71
        1 onion, chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        2 carrots, chopped | 11124 Carrots,Raw | 122 | 41 0.93 0.24 9.58
        300 ml beef stock | 06170 Soup,Stock,Beef,Home-Prepared | 304 | 13 1.97 0.09 1.20
        50 g butter | 01145 Butter,Without Salt | 50 | 717 0.85 81.11 0.06
        100 ml milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 103 | 61 3.15 3.25 4.80
        1 tbsp plain flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 7.8 | 364 10.33 0.98 76.31
        # Chocolate chip cookies | 24
        2 1/4 cups all-purpose flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 281 | 364 10.33 0.98 76.31
        1 cup butter, softened | 01145 Butter,Without Salt | 227 | 717 0.85 81.11 0.06
        3/4 cup granulated sugar | 19335 Sugars,Granulated | 150 | 387 0.00 0.00 99.98
        3/4 cup packed brown sugar | 19334 Sugars,Brown | 165 | 380 0.12 0.00 98.09
        2 large eggs | 01123 Egg,Whl,Raw,Frsh | 100 | 143 12.56 9.51 0.72
        2 cups semisweet chocolate chips | 19080 Candies,Semisweet Choc | 336 | 480 4.20 30.00 63.90
        1 tsp vanilla extract | 02050 Vanilla Extract | 4.2 | 288 0.06 0.06 12.65
        1 tsp baking soda | 18372 Leavening Agents,Baking Soda | 4.6 | 0 0.00 0.00 0.00
        # Brownies | 16
        200 g dark chocolate | 19903 Chocolate,Dk,60-69% Cacao Sol | 200 | 579 6.12 38.31 52.42
        150 g butter | 01145 Butter,Without Salt | 150 | 717 0.85 81.11 0.06
        250 g caster sugar | 19335 Sugars,Granulated | 250 | 387 0.00 0.00 99.98
        3 large eggs | 01123 Egg,Whl,Raw,Frsh | 150 | 143 12.56 9.51 0.72
        85 g plain flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 85 | 364 10.33 0.98 76.31
        30 g cocoa powder | 19165 Cocoa,Dry Pdr,Unswtnd | 30 | 228 19.60 13.70 57.90
        # French toast | 2
        4 slices white bread | 18069 Bread,White,Commly Prep (Incl Soft Bread | 100 | 265 9.15 3.19 49.06
        2 large eggs | 01123 Egg,Whl,Raw,Frsh | 100 | 143 12.56 9.51 0.72
        120 ml milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 124 | 61 3.15 3.25 4.80
        1 tbsp butter | 01145 Butter,Without Salt | 14.2 | 717 0.85 81.11 0.06
        1 tbsp maple syrup | 19353 Syrups,Maple | 20 | 260 0.04 0.06 67.04
        # Egg fried rice | 2
        250 g basmati rice | 20444 Rice,White,Long-Grain,Reg,Raw,Unenr | 250 | 365 7.13 0.66 79.95
        2 eggs, beaten | 01123 Egg,Whl,Raw,Frsh | 100 | 143 12.56 9.51 0.72
        100 g frozen peas | 11312 Peas,Grn,Frz,Unprep | 100 | 77 5.22 0.40 13.62
        3 spring onions, sliced | 11291 Onions,Spring Or Scallions (Incl Tops&Bu | 45 | 32 1.83 0.19 7.34
        2 tbsp vegetable oil | 04582 Oil,Canola | 28 | 884 0.00 100.00 0.00
        2 tbsp soy sauce | 16123 Soy Sau Made From Soy&Wheat (Shoyu) | 32 | 53 8.14 0.57 4.93
        # Lentil dal | 4
        300 g red lentils | 16144 Lentils,Pink,Raw | 300 | 345 24.95 2.17 59.15
        1 onion, chopped | 11282 Onions,Raw | 110 | 40 1.10 0.10 9.34
        2 cloves garlic | 11215 Garlic,Raw | 6 | 149 6.36 0.50 33.06
        2 tbsp ghee | 01003 Butter Oil,Anhydrous | 25.6 | 876 0.28 99.48 0.00
        400 ml coconut milk | 12118 Coconut Milk,Cnd (Liq Expressed From Gra | 382 | 197 2.02 21.33 2.81
        1 tsp ground turmeric | 02043 Turmeric,Ground | 3 | 312 9.68 3.25 67.14
        1 tsp ground cumin | 02014 Cumin Seed | 2 | 375 17.81 22.27 44.24
        # Chicken curry | 4
        600 g boneless skinless chicken thighs | 05096 Chicken,Broilers Or Fryers,Dk Meat,Thigh | 600 | 121 19.66 4.12 0.00
        2 onions, sliced | 11282 Onions,Raw | 220 | 40 1.10 0.10 9.34
        3 cloves garlic, crushed | 11215 Garlic,Raw | 9 | 149 6.36 0.50 33.06
        2 tbsp vegetable oil | 04582 Oil,Canola | 28 | 884 0.00 100.00 0.00
        400 g canned chopped tomatoes | 11531 Tomatoes,Red,Ripe,Cnd,Packed In Tomato J | 400 | 17 0.78 0.13 4.00
        200 g natural yoghurt | 01116 Yogurt,Pln,Whl Milk,8 Grams Prot Per 8 O | 200 | 61 3.47 3.25 4.66
        2 tbsp curry powder | 02015 Curry Powder | 12.6 | 325 14.29 14.01 55.83
        # Beef stew | 6
        1 kg stewing beef, cubed | 23093 Beef,Chuck For Stew,Ln & Fat,All Grds,Ra | 1000 | 128 21.75 4.48 0.16
        4 carrots, sliced | 11124 Carrots,Raw | 244 | 41 0.93 0.24 9.58
        500 g potatoes, quartered | 11354 Potatoes,White,Flesh & Skn,Raw | 500 | 69 1.68 0.10 15.71
        2 onions, chopped | 11282 Onions,Raw | 220 | 40 1.10 0.10 9.34
        3 tbsp plain flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 23.4 | 364 10.33 0.98 76.31
        2 tbsp vegetable oil | 04582 Oil,Canola | 28 | 884 0.00 100.00 0.00
        750 ml beef stock | 06170 Soup,Stock,Beef,Home-Prepared | 761 | 13 1.97 0.09 1.20
        # Potato salad | 6
        1 kg new potatoes | 11354 Potatoes,White,Flesh & Skn,Raw | 1000 | 69 1.68 0.10 15.71
        150 g mayonnaise | 04025 Salad Drsng,Mayo,Reg | 150 | 680 0.96 74.85 0.57
        100 g soured cream | 01056 Cream,Sour,Cultured | 100 | 193 2.07 19.73 2.88
        4 gherkins, chopped | 11937 Pickles,Cucumber,Dill Or Kosher Dill | 260 | 12 0.60 0.14 2.59
        2 hard-boiled eggs | 01123 Egg,Whl,Raw,Frsh | 100 | 143 12.56 9.51 0.72
        # Coleslaw | 6
        500 g white cabbage, shredded | 11109 Cabbage,Raw | 500 | 25 1.28 0.10 5.80
        2 carrots, grated | 11124 Carrots,Raw | 122 | 41 0.93 0.24 9.58
        1/2 cup mayonnaise | 04025 Salad Drsng,Mayo,Reg | 110 | 680 0.96 74.85 0.57
        1 tbsp white wine vinegar | 02053 Vinegar,Distilled | 15 | 18 0.00 0.00 0.04
        1 tsp sugar | 19335 Sugars,Granulated | 4.2 | 387 0.00 0.00 99.98
        # Pasta with pesto | 4
        400 g penne | 20420 Spaghetti,Dry,Unenriched | 400 | 371 13.04 1.51 74.67
        50 g fresh basil leaves | 02044 Basil,Fresh | 50 | 23 3.15 0.64 2.65
        40 g pine nuts | 12149 Pine Nuts,Pinyon,Dried | 40 | 629 11.57 60.98 19.30
        50 g parmesan, grated | 01033 Cheese,Parmesan,Hard | 50 | 392 35.75 25.83 3.22
        100 ml extra-virgin olive oil | 04053 Oil,Olive,Salad Or Cooking | 91 | 884 0.00 100.00 0.00
        1 clove garlic | 11215 Garlic,Raw | 3 | 149 6.36 0.50 33.06
        # Macaroni cheese | 4
        300 g macaroni | 20420 Spaghetti,Dry,Unenriched | 300 | 371 13.04 1.51 74.67
        40 g butter | 01145 Butter,Without Salt | 40 | 717 0.85 81.11 0.06
        40 g plain flour | 20481 Wheat Flr,White,All-Purpose,Unenr | 40 | 364 10.33 0.98 76.31
        600 ml whole milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 619 | 61 3.15 3.25 4.80
        250 g mature cheddar, grated | 01009 Cheese,Cheddar | 250 | 403 24.90 33.14 1.28
        1 tsp English mustard | 02046 Mustard,Prepared,Yellow | 5 | 67 4.37 4.01 5.33
        # Pad thai | 2
        200 g flat rice noodles | 20133 Rice Noodles,Dry | 200 | 364 5.95 0.56 80.18
        200 g raw king prawns | 15270 Crustaceans,Shrimp,Untreated,Raw | 200 | 85 20.10 0.51 0.00
        2 eggs | 01123 Egg,Whl,Raw,Frsh | 100 | 143 12.56 9.51 0.72
        100 g bean sprouts | 11043 Mung Bns,Mature Seeds,Sprouted,Raw | 100 | 30 3.04 0.18 5.94
        50 g roasted peanuts, chopped | 16087 Peanuts,All Types,Raw | 50 | 567 25.80 49.24 16.13
        3 tbsp fish sauce | 06179 Sauce,Fish,Ready-To-Serve | 54 | 35 5.06 0.01 3.64
        2 tbsp brown sugar | 19334 Sugars,Brown | 27.6 | 380 0.12 0.00 98.09
        2 tbsp vegetable oil | 04582 Oil,Canola | 28 | 884 0.00 100.00 0.00
        # Quiche lorraine | 8
        300 g shortcrust pastry | 18446 Pie Crust,Standard-Type,Frz,Rtb,Unenr | 300 | 457 3.90 29.20 44.10
        200 g smoked streaky bacon | 10123 Pork,Cured,Bacon,Unprep | 200 | 417 12.62 39.69 1.28
        3 eggs | 01123 Egg,Whl,Raw,Frsh | 150 | 143 12.56 9.51 0.72
        300 ml double cream | 01053 Cream,Fluid,Hvy Whipping | 304 | 345 2.05 37.00 2.79
        100 g Gruyère, grated | 01023 Cheese,Gruyere | 100 | 413 29.81 32.34 0.36
        # Tiramisu | 8
        500 g mascarpone | 01017 Cheese,Cream | 500 | 342 5.93 34.24 4.07
        4 egg yolks | 01125 Egg,Yolk,Raw,Frsh | 68 | 322 15.86 26.54 3.59
        100 g caster sugar | 19335 Sugars,Granulated | 100 | 387 0.00 0.00 99.98
        200 g sponge fingers | 18423 Cookies,Ladyfingers,Wo/Lemon Juc&Rind | 200 | 365 10.60 9.10 59.70
        300 ml strong coffee | 14210 Coffee,Brewed,Espresso,Rest-Prep | 302 | 9 0.12 0.18 1.67
        2 tbsp cocoa powder | 19165 Cocoa,Dry Pdr,Unswtnd | 10.8 | 228 19.60 13.70 57.90
        # Porridge | 2
        100 g rolled oats | 08120 Cereals,Oats,Reg & Quick,Not Fort,Dry | 100 | 379 13.15 6.52 67.70
        500 ml milk | 01077 Milk,Whl,3.25% Milkfat,W/ Added Vitamin  | 516 | 61 3.15 3.25 4.80
        1 banana, sliced | 09040 Bananas,Raw | 118 | 89 1.09 0.33 22.84
        1 tbsp honey | 19296 Honey | 21 | 304 0.30 0.00 82.40
        """;
}
