/** How many names somebody may take for one assignment: a name that was taken is nobody else's any more. */
export const NAMES_MOST = 8;

/**
 * The names that somebody of a class may take, plain ones first.
 *
 * @param taken names that somebody of the class has, or had, for this assignment
 * @param people what the people of the class are called: an animal that is called like one of them is nobody's name
 */
export function freeNames(taken: readonly string[], people: readonly string[]): string[] {
  const called = new Set(people.flatMap((name) => name.toLowerCase().match(/\p{L}+/gu) ?? []));
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const animals = ANIMALS.filter((animal) => !called.has(animal.toLowerCase()));
  const plain = animals.filter((animal) => !used.has(animal.toLowerCase()));
  const further = LOOKS.filter((look) => !called.has(look.toLowerCase())).flatMap((look) =>
    animals.map((animal) => `${look} ${animal}`).filter((name) => !used.has(name.toLowerCase())),
  );
  return [...plain, ...further];
}

/**
 * Some of these names, drawn: plain ones as long as there are any.
 *
 * @param random gives a whole number from 0 to below its argument
 */
export function drawn(free: readonly string[], count: number, random: (below: number) => number) {
  const plain = free.filter((name) => !name.includes(" "));
  const left = [...(plain.length >= count ? plain : free)];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    return left.splice(random(left.length), 1)[0]!;
  });
}

// Animals that nobody minds being called, in one word, and none that is a word for people.
const ANIMALS = [
  ...["Adder", "Albatross", "Alpaca", "Antelope", "Armadillo", "Avocet", "Badger", "Barbet"],
  ...["Bison", "Bittern", "Blackbird", "Bonobo", "Bullfinch", "Bunting", "Bustard", "Buzzard"],
  ...["Capercaillie", "Caracal", "Caribou", "Chaffinch", "Chamois", "Cheetah", "Chough", "Civet"],
  ...["Condor", "Coot", "Cormorant", "Crane", "Cricket", "Curlew", "Dipper", "Dolphin", "Dormouse"],
  ...["Dunlin", "Dunnock", "Eagle", "Egret", "Eider", "Ermine", "Fieldfare", "Flamingo", "Gannet"],
  ...["Gazelle", "Gecko", "Gibbon", "Godwit", "Goldcrest", "Goldfinch", "Goosander", "Goshawk"],
  ...["Grebe", "Greenfinch", "Grouse", "Guillemot", "Harrier", "Hawfinch", "Hedgehog", "Heron"],
  ...[
    "Hoopoe",
    "Ibex",
    "Ibis",
    "Impala",
    "Jackdaw",
    "Jaguar",
    "Kestrel",
    "Kingfisher",
    "Kittiwake",
  ],
  ...["Kiwi", "Koala", "Lapwing", "Lemur", "Leopard", "Linnet", "Lynx", "Magpie", "Mallard"],
  ...["Marmot", "Marten", "Merlin", "Mongoose", "Moorhen", "Narwhal", "Newt", "Nightingale"],
  ...["Nuthatch", "Ocelot", "Okapi", "Oriole", "Osprey", "Otter", "Ouzel", "Oystercatcher"],
  ...["Panther", "Partridge", "Pelican", "Peregrine", "Petrel", "Pheasant", "Pintail", "Pipit"],
  ...["Plover", "Pochard", "Polecat", "Puffin", "Puma", "Quail", "Raven", "Razorbill", "Redstart"],
  ...["Redwing", "Reindeer", "Roller", "Ruff", "Sandpiper", "Seal", "Serin", "Serval", "Shrike"],
  ...["Siskin", "Skylark", "Smew", "Snipe", "Sparrowhawk", "Spoonbill", "Starling", "Stoat"],
  ...["Stonechat", "Stork", "Swallow", "Swift", "Tapir", "Teal", "Tern", "Thrush", "Tortoise"],
  ...["Turnstone", "Vole", "Wagtail", "Warbler", "Waxwing", "Weasel", "Wheatear", "Whimbrel"],
  ...["Whinchat", "Wigeon", "Wolverine", "Wombat", "Woodpecker", "Wryneck", "Yak", "Zebra"],
];
const LOOKS = ["Grey", "Golden", "Silver", "Little", "Great", "Northern", "Southern", "Eastern"];
