import type { Container, Probe } from '../../../resources/workloads/pod-spec.ts';
import { podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { changeObjects, mappingOf, titleOf } from '../../set/change-objects.ts';
import { selectContainers } from '../../set/select-containers.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set probe`: how the node finds out whether a container runs, has started and can serve. */
export const setProbe: Command = {
  usage: 'RESOURCE/NAME --readiness|--liveness [flags] (--get-url=URL|--open-tcp=PORT|-- CMD)',
  flags: [
    ...setFlags,
    stringFlag('containers', 'The names of containers in the selected pod templates to change - may use wildcards', {
      short: 'c',
      default: '*',
    }),
    booleanFlag('remove', 'If true, remove the specified probe(s).'),
    booleanFlag('readiness', 'Set or remove the probe that says whether the container gets traffic'),
    booleanFlag('liveness', 'Set or remove the probe that says whether the container runs'),
    booleanFlag('startup', 'Set or remove the probe that says whether the container has started'),
    stringFlag('open-tcp', 'A port number or port name to attempt to open via TCP.'),
    stringFlag('get-url', 'A URL to perform an HTTP GET on; the host and the scheme may be left out.'),
    numberFlag('initial-delay-seconds', 'Seconds before the probe begins', { default: '0' }),
    numberFlag('success-threshold', 'Successes before the probe counts as successful', { default: '0' }),
    numberFlag('failure-threshold', 'Failures before the probe counts as failed', { default: '0' }),
    numberFlag('period-seconds', 'Seconds between attempts', { default: '0' }),
    numberFlag('timeout-seconds', 'Seconds before an attempt counts as failed', { default: '0' }),
  ],
  run: async (invocation) => {
    const { args, dash, flags, path } = invocation;
    if (args.length === 0 && !flags.has('filename'))
      throw usageError(path, 'one or more resources must be specified as <resource> <name> or <resource>/<name>');
    const handler = handlerOf(invocation);
    const kinds = probeKinds.filter(([flag]) => flags.boolean(flag)).map(([, field]) => field);
    checkFlags(invocation, kinds.length);
    const pattern = flags.string('containers');
    await changeObjects(invocation, await setTargets(invocation, dash < 0 ? args : args.slice(0, dash)), {
      outcome: 'probes updated',
      change: (target) => {
        const spec = podTemplateSpecOf(target.kind, target.object);
        if (spec === undefined) return false;
        const containers = selectContainers(spec.containers, pattern);
        if (containers.length === 0)
          invocation.context.stderr(
            `warning: ${titleOf(target)} does not have any containers matching ${JSON.stringify(pattern)}\n`,
          );
        for (const container of containers) for (const kind of kinds) changeProbe(invocation, container, kind, handler);
        return containers.length > 0;
      },
      unfit: ({ kind, object }) =>
        new OcError(`${mappingOf(kind)}/${object.metadata.name} is not a pod or does not have a pod template`),
    });
  },
};

type ProbeField = 'readinessProbe' | 'livenessProbe' | 'startupProbe';

const probeKinds: readonly [flag: string, field: ProbeField][] = [
  ['readiness', 'readinessProbe'],
  ['liveness', 'livenessProbe'],
  ['startup', 'startupProbe'],
];

const times: readonly [flag: string, field: keyof Probe, least: number][] = [
  ['failure-threshold', 'failureThreshold', 1],
  ['success-threshold', 'successThreshold', 1],
  ['initial-delay-seconds', 'initialDelaySeconds', 0],
  ['timeout-seconds', 'timeoutSeconds', 0],
  ['period-seconds', 'periodSeconds', 0],
];

const changeProbe = (
  { flags }: Invocation,
  container: Container,
  field: ProbeField,
  handler: Probe | undefined,
): void => {
  if (flags.boolean('remove')) return void delete container[field];
  const { exec, httpGet, tcpSocket, grpc, ...rest } = container[field] ?? {};
  const set = Object.fromEntries(
    times.filter(([flag]) => flags.has(flag)).map(([flag, name]) => [name, flags.number(flag)]),
  );
  container[field] = { ...(handler ?? { exec, httpGet, tcpSocket, grpc }), ...rest, ...set };
  for (const name of ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const)
    if (container[field]?.[name] === undefined) delete container[field]?.[name];
};

const handlerOf = ({ args, dash, flags }: Invocation): Probe | undefined => {
  if (dash >= 0) return { exec: { command: args.slice(dash) } };
  if (flags.string('get-url') !== '') return { httpGet: httpGetOf(flags.string('get-url')) };
  const port = flags.string('open-tcp');
  return port === '' ? undefined : { tcpSocket: { port: portOf(port) } };
};

/** `http://:8080/path`, `//host:port/path`: parts may be missing, and a port may be a name. */
const httpGetOf = (url: string): NonNullable<Probe['httpGet']> => {
  const [, scheme = '', authority = '', rest = ''] =
    /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^#]*)/i.exec(url) ?? [];
  const colon = authority.lastIndexOf(':');
  checkUrl(url, colon < 0 ? '' : authority.slice(colon));
  const host = colon < 0 ? '' : authority.slice(0, colon);
  const port = colon < 0 ? '' : authority.slice(colon + 1);
  return {
    path: rest.startsWith('/') ? rest : `/${rest}`,
    port: portOf(port),
    ...(host !== '' && host !== 'localhost' && { host }),
    ...(scheme !== '' && { scheme: scheme.toUpperCase() }),
  };
};

const checkUrl = (url: string, port: string): void => {
  const fail = (why: string): OcError =>
    new OcError(`--get-url could not be parsed as a valid URL: parse ${JSON.stringify(url)}: ${why}`);
  if (url.startsWith(':')) throw fail('missing protocol scheme');
  if (!/^(:\d*)?$/.test(port)) throw fail(`invalid port ${JSON.stringify(port)} after host`);
};

const portOf = (text: string): number | string => (/^[+-]?\d+$/.test(text) ? Number(text) : text);

const checkFlags = ({ dash, flags }: Invocation, probes: number): void => {
  if (probes === 0) throw new OcError('you must specify at least one of --readiness, --liveness, --startup');
  const [url, tcp] = [flags.string('get-url'), flags.string('open-tcp')];
  const actions = [dash >= 0, url !== '', tcp !== ''].filter(Boolean).length;
  if (flags.boolean('remove') && actions > 0)
    throw new OcError('--remove may not be used with any flag except --readiness or --liveness');
  if (actions > 1) throw new OcError('you may only set one of --get-url, --open-tcp, or command');
  if (Number(portOf(tcp)) > 65535)
    throw new OcError('--open-tcp must be a port number between 1 and 65535 or an IANA port name');
  for (const [flag, , least] of times)
    if (flags.has(flag) && flags.number(flag) < least)
      throw new OcError(`--${flag} may not be ${least === 0 ? 'negative' : 'less than one'}`);
  if (url !== '' && httpGetOf(url).port === '') throw new OcError('port must be specified as part of a url');
};
