import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { ipFamily } from './ip-family.ts';

/** The finding about a text that is no address of either family. */
export const validateIpAddress = (address: string | undefined, path: string): FieldError[] =>
  ipFamily(address ?? '') !== 0
    ? []
    : [invalid(path, address ?? '', 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
