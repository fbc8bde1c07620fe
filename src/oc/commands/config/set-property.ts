import type { Kubeconfig } from '../../../ports/kubeconfig-store.ts';
import type { Command } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { changeKubeconfig } from '../../config/session-kubeconfig.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** `oc config set`: one field, by its path. */
export const setProperty: Command = {
  usage: 'PROPERTY_NAME PROPERTY_VALUE',
  flags: [booleanFlag('set-raw-bytes', 'If true, a field of bytes gets the value as it is, without base64.')],
  run: async (invocation) => {
    const { args, context, flags, path } = invocation;
    const [property = '', value = '', ...more] = args;
    if (args.length < 2 || more.length > 0) throw usageError(path, `Unexpected args: [${args.join(' ')}]`);
    if (value === '') throw new OcError('you cannot use set to unset a property');
    const raw = flags.boolean('set-raw-bytes') && property.endsWith('-data');
    await changeKubeconfig(invocation, (config) => {
      const { holder, field } = locate(config, property, true);
      holder[field] = raw ? Buffer.from(value).toString('base64') : value === 'true' ? true : value;
    });
    context.stdout(`Property ${JSON.stringify(property)} set.\n`);
  },
};

/** `oc config unset`: takes a field or a whole entry away. */
export const unsetProperty: Command = {
  usage: 'PROPERTY_NAME',
  flags: [],
  run: async (invocation) => {
    const { args, context, path } = invocation;
    const [property = '', ...more] = args;
    if (more.length > 0 || args.length === 0) throw usageError(path, `Unexpected args: [${args.join(' ')}]`);
    if (property === '') throw new OcError('you must specify a property');
    await changeKubeconfig(invocation, (config) => {
      const { holder, field } = locate(config, property, false);
      if (field === 'current-context') config['current-context'] = '';
      else if (field === 'clusters' || field === 'contexts' || field === 'users') config[field] = [];
      else if (Array.isArray(holder)) holder.splice(Number(field), 1);
      else delete holder[field];
    });
    context.stdout(`Property ${JSON.stringify(property)} unset.\n`);
  },
};

interface Place {
  readonly holder: Record<string, unknown>;
  readonly field: string;
}

const fields = new Set(['apiVersion', 'clusters', 'contexts', 'current-context', 'kind', 'preferences', 'users']);

const lists = { clusters: 'cluster', contexts: 'context', users: 'user' } as const;

/** What a path names; names of entries may have dots themselves: `users.jane/a.example.token`. */
const locate = (config: Kubeconfig, path: string, make: boolean): Place => {
  const [first = '', ...rest] = path.split('.');
  const holder = config as unknown as Record<string, unknown>;
  if (!fields.has(first)) throw new OcError(`unable to parse ${first} after [] at api.Config`);
  if (rest.length === 0 || !(first in lists)) {
    if (rest.length > 0 && first !== 'preferences') throw new OcError(`unable to parse ${path}`);
    return rest.length === 0
      ? { holder, field: first }
      : { holder: (config.preferences ??= {}), field: rest.join('.') };
  }
  const list = first as keyof typeof lists;
  const entries = config[list] as ({ name: string } & Record<string, unknown>)[];
  const whole = entries.findIndex(({ name }) => name === rest.join('.'));
  if (whole >= 0 && !make) return { holder: entries as never, field: String(whole) };
  const field = rest.at(-1) as string;
  const name = rest.slice(0, -1).join('.');
  const known = entries.find((entry) => entry.name === name);
  if (!known && !make) throw new OcError(`current map key \`${name || field}\` is invalid`);
  const entry = known ?? { name, [lists[list]]: {} };
  if (!known) entries.push(entry);
  return { holder: entry[lists[list]] as Record<string, unknown>, field };
};
