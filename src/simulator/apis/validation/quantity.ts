export { parseQuantity } from '../../../resources/values/quantity.ts';

const SYNTAX = '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$';

/** What the server says to text that is no quantity. */
export const quantityError = `quantities must match the regular expression '${SYNTAX}'`;
