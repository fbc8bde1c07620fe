const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/**
 * A size in binary units with four digits: `715B`, `2.022KiB`.
 *
 * @see https://pkg.go.dev/github.com/docker/go-units#BytesSize
 */
export const binarySize = (bytes: number): string => {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Number(size.toPrecision(4))}${units[unit]}`;
};
