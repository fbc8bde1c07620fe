import { asQuantity } from './read-quantity.ts';

const pattern = /^(\d{1,6}\.?\d{0,3})(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/;

/** What the usual suffixes of quantities multiply by. */
export const quantityScales: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number that a quantity stands for (`100m` is 0.1), `undefined` when the text is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const parseQuantity = (text: string | number): number | undefined => {
  if (typeof text === 'number') return text;
  const [, digits, suffix] = pattern.exec(text) ?? [];
  // Nearly all look like this, and schedulers read a lot of them.
  if (digits !== undefined) return Number(digits) * (suffix === undefined ? 1 : (quantityScales[suffix] as number));
  const quantity = asQuantity(text);
  return quantity && Number(`${quantity.mantissa}e${quantity.scale}`);
};
