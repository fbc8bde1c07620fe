import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { portNumberErrors } from '../validation/port.ts';
import { urlError } from '../validation/url-error.ts';

/** Where a webhook is reached. */
export interface ClientConfig {
  url?: string;
  service?: ServiceReference;
  caBundle?: string;
}

/** A service that a webhook is behind. */
export interface ServiceReference {
  namespace?: string;
  name?: string;
  path?: string;
  port?: number;
}

/** @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/util/webhook/validation.go */
export const validateWebhookClient = ({ url, service }: ClientConfig, path: string): FieldError[] => {
  if ((url === undefined) === (service === undefined))
    return [required(path, 'exactly one of url or service is required')];
  return service === undefined ? validateUrl(url ?? '', `${path}.url`) : validateService(service, `${path}.service`);
};

const FORM = '; desired format: https://host[/path]';

const validateUrl = (text: string, path: string): FieldError[] => {
  const [, scheme = '', host = '', query, fragment] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?[^?#]*(?:\?([^#]*))?(?:#(.*))?$/.exec(text) ?? [];
  const at = host.lastIndexOf('@');
  const unreadable = urlError(text);
  if (unreadable !== undefined) return [required(path, `url must be a valid URL: ${unreadable}${FORM}`)];
  return [
    ...(scheme === 'https' ? [] : [invalid(path, scheme, `'https' is the only allowed URL scheme${FORM}`)]),
    ...(host.slice(at + 1) === '' ? [invalid(path, '', `host must be specified${FORM}`)] : []),
    ...(at < 0 ? [] : [invalid(path, host.slice(0, at), 'user information is not permitted in the URL')]),
    ...(fragment ? [invalid(path, fragment, 'fragments are not permitted in the URL')] : []),
    ...(query ? [invalid(path, query, 'query parameters are not permitted in the URL')] : []),
  ];
};

const validateService = (
  { name, namespace, path: urlPath = '', port = 0 }: ServiceReference,
  path: string,
): FieldError[] => {
  const errors = portNumberErrors(port);
  return [
    // The real server takes one for the other.
    ...(namespace ? [] : [required(`${path}.name`, 'service name is required')]),
    ...(name ? [] : [required(`${path}.namespace`, 'service namespace is required')]),
    ...(errors.length === 0 ? [] : [invalid(`${path}.port`, port, `port is not valid: ${errors.join(', ')}`)]),
    ...(urlPath === '' || urlPath === '/' ? [] : validatePath(urlPath, `${path}.path`)),
  ];
};

const validatePath = (urlPath: string, path: string): FieldError[] => {
  if (urlPath === '//') return [invalid(path, urlPath, 'segment[0] may not be empty')];
  const steps = urlPath.slice(1).replace(/\/$/, '').split('/');
  return [
    ...(urlPath.startsWith('/') ? [] : [invalid(path, urlPath, "must start with a '/'")]),
    ...steps.flatMap((step, index) =>
      step === ''
        ? [invalid(path, urlPath, `segment[${index}] may not be empty`)]
        : dnsSubdomain(step).map((text) => invalid(path, urlPath, `segment[${index}]: ${text}`)),
    ),
  ];
};
