/**
 * Whether Go reads a text as true.
 *
 * @see https://pkg.go.dev/strconv#ParseBool
 */
export const isGoTrue = (text: string): boolean => /^(1|t|T|TRUE|true|True)$/.test(text);
