/** A number of nodes, or a share of them in percent, of which a part counts as a whole. */
export const allowedNumber = (value: number | string, nodes: number): number =>
  typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) * nodes) / 100);
