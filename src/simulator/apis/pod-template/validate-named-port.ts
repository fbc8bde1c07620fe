import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { portNumberErrors } from '../validation/port.ts';
import { validateProtocol } from './validate-container-ports.ts';

/** The findings about a port of a service or of its endpoints; of several, each needs a name. */
export const validateNamedPort = (
  { name, port = 0, protocol }: { readonly name?: string; readonly port?: number; readonly protocol?: string },
  isOneOfMany: boolean,
  path: string,
): FieldError[] => [
  ...(name
    ? dnsLabel(name).map((text) => invalid(`${path}.name`, name, text))
    : isOneOfMany
      ? [required(`${path}.name`)]
      : []),
  ...portNumberErrors(port).map((text) => invalid(`${path}.port`, port, text)),
  ...validateProtocol(protocol, `${path}.protocol`),
];
