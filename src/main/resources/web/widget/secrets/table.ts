/** The words that the rules know, in six languages. The server reads the same file. */
import lists from './words.json';

const ARABIC_PREFIX = /^[وف]?(?:بال|كال|لل|ال|[بلك])?(?=[^]{2})/u;
const INDONESIAN_SUFFIX = /^([^]{3,}?)(?:nya|ku|mu)$/u;

type List = keyof typeof lists;

/** A word as words are compared: lower case, without accents and vowel signs. */
export function folded(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}\p{Cf}\u0640]/gu, '')
    .replace(/ة/gu, 'ه')
    .replace(/ى/gu, 'ي');
}

const sets = new Map<List, Set<string>>();

function words(list: List): Set<string> {
  let known = sets.get(list);
  if (!known) {
    known = new Set(lists[list].split(list === 'password2' ? '|' : ' ').map(folded));
    sets.set(list, known);
  }
  return known;
}

/** Whether the folded word, or what is left of it without a prefix or suffix, is in the list. */
export function has(list: List, word: string): boolean {
  const known = words(list);
  return (
    known.has(word) ||
    known.has(word.replace(ARABIC_PREFIX, '')) ||
    known.has(word.replace(INDONESIAN_SUFFIX, '$1'))
  );
}

export function isHan(list: List, text: string): boolean {
  return lists[list].split(' ').includes(text);
}

export function isNumeral(list: List, character: string): boolean {
  return lists[list].includes(character);
}

/** Where the last word of the list ends in a run of Han characters; 0 if none is in it. */
export function hanEnd(list: List, run: string): number {
  return Math.max(
    0,
    ...lists[list]
      .split(' ')
      .filter((word) => run.includes(word))
      .map((word) => run.lastIndexOf(word) + word.length),
  );
}

export function hanStarts(list: List, run: string): boolean {
  return lists[list].split(' ').some((word) => run.startsWith(word));
}
