/** Go-YAML's natural order of keys: letters behind other characters, runs of digits by their value. */
export const compareKeys = (a: string, b: string): number =>
  isBefore([...a], [...b]) ? -1 : isBefore([...b], [...a]) ? 1 : 0;

const isBefore = (a: readonly string[], b: readonly string[]): boolean => {
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at < 0) return a.length < b.length;
  if (at >= b.length) return false;
  const [left, right] = [a[at] as string, b[at] as string];
  const [leftLetter, rightLetter] = [isLetter(left), isLetter(right)];
  if (leftLetter && rightLetter) return left < right;
  if (leftLetter || rightLetter) return rightLetter;
  return compareNumbers(a, b, at);
};

const compareNumbers = (a: readonly string[], b: readonly string[], at: number): boolean => {
  const carry = (a[at] === '0' || b[at] === '0') && hasDigitsBefore(a, at) ? '1' : '';
  const [left, right] = [digitsFrom(a, at), digitsFrom(b, at)];
  const [leftValue, rightValue] = [Number(carry + left || '0'), Number(carry + right || '0')];
  if (leftValue !== rightValue) return leftValue < rightValue;
  if (left.length !== right.length) return left.length < right.length;
  return (a[at] as string) < (b[at] as string);
};

const hasDigitsBefore = (characters: readonly string[], at: number): boolean => {
  for (let index = at - 1; index >= 0 && isDigit(characters[index] as string); index -= 1)
    if (characters[index] !== '0') return true;
  return false;
};

const digitsFrom = (characters: readonly string[], at: number): string => {
  let end = at;
  while (end < characters.length && isDigit(characters[end] as string)) end += 1;
  return characters.slice(at, end).join('');
};

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

const isDigit = (character: string): boolean => /\p{Nd}/u.test(character);
