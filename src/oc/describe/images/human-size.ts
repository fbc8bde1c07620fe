const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/**
 * A size in decimal units with four digits: `982B`, `1.033MB`.
 *
 * @see https://pkg.go.dev/github.com/docker/go-units#HumanSize
 */
export const humanSize = (bytes: number): string => {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${Number(size.toPrecision(4))}${units[unit]}`;
};
