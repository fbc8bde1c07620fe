import { isIP } from 'node:net';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/** The finding about a text that is no address of either family. */
export const validateIpAddress = (address: string | undefined, path: string): FieldError[] =>
  isIP(address ?? '') !== 0
    ? []
    : [invalid(path, address ?? '', 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
