import { parseQuantity, quantityScales } from '../../resources/quantities/parse-quantity.ts';

/** The number that a quantity (`100m`, `64Mi`) stands for; 0 for what is none. */
export const quantityNumber = (text: string): number => parseQuantity(text) ?? 0;

/** An amount of a resource in its usual unit: CPUs in thousandths, bytes in the largest binary unit that divides them. */
export const quantityText = (resource: string, amount: number): string => {
  if (amount === 0) return '0';
  if (resource === 'cpu') {
    const milli = Math.round(amount * 1000);
    return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
  }
  const unit = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'].find((suffix) => amount % (quantityScales[suffix] as number) === 0);
  return unit ? `${amount / (quantityScales[unit] as number)}${unit}` : String(amount);
};
