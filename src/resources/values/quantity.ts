const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][-+]?\d+)?$/;

/** What the suffixes of quantities multiply by. */
export const quantityScales: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
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
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, digits = '', suffix = ''] = match;
  if (/^[eE][-+]?\d/.test(suffix)) return Number(`${digits}${suffix}`);
  return Number(digits) * (quantityScales[suffix] ?? 1);
};
