import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { tooLongField } from '../validation/too-long.ts';

const LONGEST = 63;

/** The findings about the name of a CSI driver where another object names it. */
export const validateDriverName = (name: string, path: string): FieldError[] => [
  ...(name === '' ? [required(path)] : []),
  ...(name.length > LONGEST ? [tooLongField(path, LONGEST)] : []),
  ...dnsSubdomain(name.toLowerCase()).map((text) => invalid(path, name, text)),
];
