import { ingressKind } from '../../../resources/kinds.ts';
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

const ruleOf = (text: string): Rule => {
  const match = /^([^/]*)(\/[^=,]*)=([^,=]+:[^,=]+)(?:,tls(?:=([^,]*))?)?$/.exec(text);
  if (!match)
    throw new OcError(`rule ${text} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  const [, host = '', path = '', target = '', secret] = match;
  return { host, path, target, ...(/,tls/.test(text) && { tls: secret ?? '' }) };
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

const tlsOf = (rules: readonly Rule[]): object[] => {
  const secure = rules.filter(({ tls }) => tls !== undefined);
  return [...new Set(secure.map(({ tls }) => tls))].map((secretName) => {
    const hosts = [...new Set(secure.filter(({ tls }) => tls === secretName).map(({ host }) => host))];
    return { ...(hosts.some(Boolean) && { hosts }), ...(secretName && { secretName }) };
  });
};

const backendOf = (text: string): object => {
  const [name = '', port = '', ...more] = text.split(':');
  if (name === '' || port === '' || more.length > 0)
    throw new OcError('default-backend should be in format servicename:serviceport');
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
};
