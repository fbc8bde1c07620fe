import type { Container, Probe } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { portNameErrors, portNumberErrors } from '../validation/port.ts';

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & { sleep?: { seconds?: number } };

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
/** Seconds. */
const DEFAULT_GRACE = 30;

const NUMBERS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

/**
 * The findings about the hooks and the checks of a container.
 *
 * @param grace how long its pod has to end, seconds
 */
export const validateProbes = (container: Container, path: string, grace = DEFAULT_GRACE): FieldError[] => {
  const { postStart, preStop } = (container.lifecycle ?? {}) as { postStart?: Handler; preStop?: Handler };
  const { livenessProbe, readinessProbe, startupProbe } = container;
  return [
    ...(postStart === undefined ? [] : validateHandler(postStart, `${path}.lifecycle.postStart`, grace)),
    ...(preStop === undefined ? [] : validateHandler(preStop, `${path}.lifecycle.preStop`, grace)),
    ...validateProbe(livenessProbe, `${path}.livenessProbe`, true),
    ...validateProbe(readinessProbe, `${path}.readinessProbe`, false),
    ...validateProbe(startupProbe, `${path}.startupProbe`, true),
  ];
};

const validateProbe = (probe: Probe | undefined, path: string, succeedsAtOnce: boolean): FieldError[] => {
  if (probe === undefined) return [];
  return [
    ...validateHandler(probe, path),
    ...NUMBERS.flatMap((name) => validateNonNegative(probe[name] ?? 0, `${path}.${name}`)),
    ...validateGracePeriod(
      probe.terminationGracePeriodSeconds,
      `${path}.terminationGracePeriodSeconds`,
      succeedsAtOnce,
    ),
    ...(succeedsAtOnce && probe.successThreshold !== undefined && probe.successThreshold !== 1
      ? [invalid(`${path}.successThreshold`, probe.successThreshold, 'must be 1')]
      : []),
  ];
};

const validateGracePeriod = (seconds: number | undefined, path: string, isAllowed: boolean): FieldError[] => {
  if (seconds === undefined) return [];
  if (!isAllowed) return [invalid(path, seconds, 'must not be set for readinessProbes')];
  return seconds > 0 ? [] : [invalid(path, seconds, 'must be greater than 0')];
};

const validateHandler = (handler: Handler, path: string, grace = DEFAULT_GRACE): FieldError[] => {
  const [first, ...others] = HANDLERS.filter((name) => handler[name] !== undefined);
  if (first === undefined) return [required(path, 'must specify a handler type')];
  return [
    ...(first === 'sleep'
      ? validateSleep(handler.sleep?.seconds ?? 0, grace, `${path}.sleep`)
      : validateAction(handler, first, `${path}.${first}`)),
    ...others.map((name) => forbiddenField(`${path}.${name}`, 'may not specify more than 1 handler type')),
  ];
};

const validateSleep = (seconds: number, grace: number, path: string): FieldError[] =>
  seconds > 0 && seconds <= grace
    ? []
    : [
        invalid(
          path,
          seconds,
          `must be greater than 0 and less than terminationGracePeriodSeconds (${grace}). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`,
        ),
      ];

const validateAction = (
  handler: Handler,
  kind: Exclude<(typeof HANDLERS)[number], 'sleep'>,
  path: string,
): FieldError[] => {
  if (kind === 'exec') return handler.exec?.command?.length ? [] : [required(`${path}.command`)];
  if (kind === 'tcpSocket') return validatePort(handler.tcpSocket?.port ?? 0, `${path}.port`);
  if (kind === 'grpc') return validatePort(handler.grpc?.port ?? 0, `${path}.port`);
  const { port = 0, scheme, httpHeaders = [] } = handler.httpGet ?? {};
  return [
    ...validatePort(port, `${path}.port`),
    ...(scheme === undefined || scheme === 'HTTP' || scheme === 'HTTPS'
      ? []
      : [notSupported(`${path}.scheme`, scheme, ['HTTP', 'HTTPS'])]),
    ...httpHeaders.flatMap(({ name = '' }) =>
      HEADER.test(name) ? [] : [invalid(`${path}.httpHeaders`, name, HEADER_TEXT)],
    ),
  ];
};

const HEADER = /^[-A-Za-z0-9]+$/;
const HEADER_TEXT =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

const validatePort = (port: number | string, path: string): FieldError[] =>
  (typeof port === 'number' ? portNumberErrors(port) : portNameErrors(port)).map((text) => invalid(path, port, text));
