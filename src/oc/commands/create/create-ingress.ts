import { ingressKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { listFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create ingress`. */
export const createIngress: Command = {
  usage: 'NAME --rule=host/path=service:port[,tls[=secret]] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    stringFlag('class', 'The class of the ingress.'),
    listFlag('rule', 'host/path=service:port, with ,tls or ,tls=secret behind it; may be repeated.'),
    stringFlag('default-backend', 'Where everything else goes: service:port'),
    listFlag('annotation', 'An annotation as key=value; may be repeated.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const rules = flags.values('rule').map(ruleOf);
    const backend = flags.string('default-backend');
    if (backend === '' && rules.length === 0)
      throw new OcError(
        'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
      );
    const annotations = flags.values('annotation').map((pair): [string, string] => {
      const [key = '', ...value] = pair.split('=');
      if (value.length === 0) throw new OcError(`annotation ${pair} is invalid and should be in format key=[value]`);
      return [key, value.join('=')];
    });
    if (backend !== '' && backend.split(':').length !== 2)
      throw new OcError('default-backend should be in format servicename:serviceport');
    const tls = tlsOf(rules);
    await createObject(
      invocation,
      ingressKind,
      {
        kind: 'Ingress',
        apiVersion: 'networking.k8s.io/v1',
        metadata: {
          name,
          creationTimestamp: null,
          ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
        },
        spec: {
          ...(flags.string('class') && { ingressClassName: flags.string('class') }),
          ...(backend && { defaultBackend: backendOf(backend) }),
          ...(tls.length > 0 && { tls }),
          ...(rules.length > 0 && { rules: hostsOf(rules) }),
        },
        status: { loadBalancer: {} },
      },
      { failing: 'failed to create ingress:' },
    );
  },
};

interface Rule {
  readonly host: string;
  readonly path: string;
  readonly target: string;
  /** The name of a secret, empty for the default one; absent without TLS. */
  readonly tls?: string;
}

/** Whatever word stands behind the one comma asks for TLS; behind two it is not read. */
const ruleOf = (text: string): Rule => {
  if (!/^[\w*\-.]*\/.*=[\w-]+:[\w-]+/.test(text))
    throw new OcError(`rule ${text} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  const [plain = '', tls, ...more] = text.split(',');
  const [, host = '', path = '', target = ''] = /^([^/]*)(\/[^=]*)=([^=]*)/.exec(plain) ?? [];
  return { host, path, target, ...(tls !== undefined && more.length === 0 && { tls: tls.split('=')[1] ?? '' }) };
};

const hostsOf = (rules: readonly Rule[]): object[] =>
  [...new Set(rules.map(({ host }) => host))].map((host) => ({
    ...(host && { host }),
    http: { paths: rules.filter((rule) => rule.host === host).map(pathOf) },
  }));

const pathOf = ({ path, target }: Rule): object => ({
  path: path.replace(/\*$/, ''),
  pathType: path.endsWith('*') ? 'Prefix' : 'Exact',
  backend: backendOf(target),
});

/** A host belongs to the first secret that names it. */
const tlsOf = (rules: readonly Rule[]): object[] => {
  const secure = rules.filter(
    ({ tls, host }, index) =>
      tls !== undefined && rules.findIndex((other) => other.tls !== undefined && other.host === host) === index,
  );
  return [...new Set(secure.map(({ tls }) => tls))].flatMap((secretName) => {
    const hosts = secure.filter(({ tls }) => tls === secretName).map(({ host }) => host);
    if (!secretName && hosts[0] === '') return [];
    return [{ ...(hosts.some(Boolean) && { hosts }), ...(secretName && { secretName }) }];
  });
};

const backendOf = (text: string): object => {
  const [name = '', port = ''] = text.split(':');
  return { service: { name, port: portOf(port) } };
};

/** Zero is as good as none. */
const portOf = (text: string): object => {
  if (!/^\d+$/.test(text)) return { name: text };
  return Number(text) === 0 ? {} : { number: Number(text) };
};
