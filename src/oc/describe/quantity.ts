const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
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
 * The number that a quantity (`100m`, `64Mi`, `1e3`) stands for; 0 for what is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const parseQuantity = (text: string): number => {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([a-zA-Z]{0,2}))$/.exec(text);
  if (!match) return 0;
  const [, digits = '0', exponent = '', suffix = ''] = match;
  return Number(digits + exponent) * (factors[suffix] ?? 0);
};

/** An amount of a resource in its usual unit: CPUs in thousandths, bytes in the largest binary unit that divides them. */
export const quantityText = (resource: string, amount: number): string => {
  if (amount === 0) return '0';
  if (resource === 'cpu') {
    const milli = Math.round(amount * 1000);
    return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
  }
  const unit = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'].find((suffix) => amount % (factors[suffix] as number) === 0);
  return unit ? `${amount / (factors[unit] as number)}${unit}` : String(amount);
};
