import { blockSize, type FileStatus } from '../files/file-system.ts';

/** Bytes that a file takes on disk. */
export const allocated = ({ kind, size }: FileStatus): number =>
  kind === 'symlink' ? 0 : Math.ceil(size / blockSize) * blockSize;

/** `4.0K`, `1.2M`: rounded up, as `-h` prints sizes. */
export const humanSize = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < 6) {
    value /= 1024;
    unit++;
  }
  if (unit === 0) return String(bytes);
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
  return `${rounded < 10 ? rounded.toFixed(1) : rounded}${' KMGTPE'[unit]}`;
};
