import type { Route, RouteHeader } from '../../../resources/networking/route.ts';
import { duplicate, type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';

const MOST_HEADERS = 20;
/** Bytes. */
const LONGEST_NAME = 255;
const LONGEST_VALUE = 16_384;

const untouchable = ['strict-transport-security', 'proxy', 'cookie', 'set-cookie'];

/**
 * The findings about the headers that a route sets or deletes.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/route/validation/validation.go
 */
export const validateRouteHeaders = ({ httpHeaders, tls }: Route['spec']): FieldError[] => {
  if (!httpHeaders) return [];
  const { response, request } = httpHeaders.actions ?? {};
  const any = (response?.length ?? 0) + (request?.length ?? 0) > 0;
  return [
    ...(any && tls?.termination === 'passthrough'
      ? [
          invalid(
            'spec.tls.termination',
            'passthrough',
            'only edge and re-encrypt routes are supported for providing customized headers.',
          ),
        ]
      : []),
    ...validateDirection('response', 'res', response ?? []),
    ...validateDirection('request', 'req', request ?? []),
  ];
};

const validateDirection = (
  direction: 'request' | 'response',
  fetcher: 'req' | 'res',
  headers: readonly RouteHeader[],
): FieldError[] => {
  const path = `spec.httpHeaders.actions.${direction}`;
  if (headers.length > MOST_HEADERS)
    return [invalid(path, headers, `${direction} headers list can't exceed ${MOST_HEADERS} items`)];
  const named = new Set<string>();
  return headers.flatMap((header, index) => {
    const { name = '', action } = header ?? {};
    const again = named.has(name);
    named.add(name);
    const at = `${path}[${index}]`;
    return [
      ...(again ? [duplicate(`${at}.name`, name)] : []),
      ...validateName(name, `${at}.name`),
      ...validateAction(action ?? {}, fetcher, `${at}.action`),
    ];
  });
};

const validateName = (name: string, path: string): FieldError[] => {
  if (name === '') return [required(path)];
  if (Buffer.byteLength(name) > LONGEST_NAME)
    return [invalid(path, name, `name exceeds the maximum length, which is ${LONGEST_NAME}`)];
  if (untouchable.includes(name.toLowerCase()))
    return [
      forbiddenField(path, `the following headers may not be modified using this API: ${untouchable.join(', ')}`),
    ];
  return /^[-!#$%&'*+.0-9A-Z^_`a-z|~]+$/.test(name)
    ? []
    : [invalid(path, name, 'name must be a valid HTTP header name as defined in RFC 2616 section 4.2')];
};

const validateAction = (
  { type = '', set }: RouteHeader['action'],
  fetcher: 'req' | 'res',
  path: string,
): FieldError[] => [
  ...(type === 'Set' || type === 'Delete' ? [] : [invalid(`${path}.type`, type, 'type must be "Set" or "Delete"')]),
  ...((type === 'Set') === (set != null)
    ? []
    : [required(`${path}.set`, 'set is required when type is Set, and forbidden otherwise')]),
  ...(set == null ? [] : validateValue(set.value ?? '', fetcher, `${path}.set.value`)),
];

const validateValue = (value: string, fetcher: 'req' | 'res', path: string): FieldError[] => {
  if (value === '') return [required(path)];
  if (Buffer.byteLength(value) > LONGEST_VALUE)
    return [invalid(path, value, `value exceeds the maximum length, which is ${LONGEST_VALUE}`)];
  return valuePattern(fetcher).test(value)
    ? []
    : [
        invalid(
          path,
          value,
          `Either header value provided is not in correct format or the converter specified is not allowed. The dynamic header value  may use HAProxy's %[] syntax and otherwise must be a valid HTTP header value as defined in https://datatracker.ietf.org/doc/html/rfc7230#section-3.2 Sample fetchers allowed are ${fetcher}.hdr, ssl_c_der. Converters allowed are lower, base64.`,
        ),
      ];
};

const valuePattern = (fetcher: string): RegExp =>
  new RegExp(
    `^(?:%(?:%|(?:\\{[-+]?[QXE](?:,[-+]?[QXE])*\\})?\\[(?:${fetcher}\\.hdr\\([0-9A-Za-z-]+\\)|ssl_c_der)(?:,(?:lower|base64))*\\])|[^%\\x00-\\x1f\\x7f])+$`,
  );
