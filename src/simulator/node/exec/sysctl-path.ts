/**
 * Where a setting of the kernel lies below `/proc/sys`. What comes first separates: in `net.ipv4.conf.eth0/1` a slash stands for a point.
 *
 * @see https://man7.org/linux/man-pages/man8/sysctl.8.html
 */
export const sysctlPath = (name: string): string =>
  /^[^./]*\//.test(name) ? name : name.replace(/[./]/g, (separator) => (separator === '.' ? '/' : '.'));
