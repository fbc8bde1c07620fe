import type { Kubeconfig } from '../../ports/kubeconfig-store.ts';
import { OcError } from '../oc-error.ts';

/** What a field of the kubeconfig holds. */
export type FieldType = 'string' | 'boolean' | 'bytes' | 'other';

const lists = { clusters: 'cluster', contexts: 'context', users: 'user' } as const;

const top: Readonly<Record<string, FieldType>> = {
  ...{ kind: 'string', apiVersion: 'string', 'current-context': 'string' },
  ...{ preferences: 'other', extensions: 'other' },
};

const fields: Readonly<Record<keyof typeof lists, Readonly<Record<string, FieldType>>>> = {
  clusters: {
    ...{ server: 'string', 'tls-server-name': 'string', 'certificate-authority': 'string', 'proxy-url': 'string' },
    ...{ 'insecure-skip-tls-verify': 'boolean', 'disable-compression': 'boolean' },
    ...{ 'certificate-authority-data': 'bytes', extensions: 'other' },
  },
  contexts: { cluster: 'string', user: 'string', namespace: 'string', extensions: 'other' },
  users: {
    ...{ 'client-certificate': 'string', 'client-key': 'string', token: 'string', tokenFile: 'string' },
    ...{ username: 'string', password: 'string', 'act-as': 'string', 'act-as-uid': 'string' },
    ...{ 'client-certificate-data': 'bytes', 'client-key-data': 'bytes' },
    ...{ 'auth-provider': 'other', exec: 'other', 'act-as-groups': 'other', extensions: 'other' },
  },
};

/** A field of the kubeconfig, or one of its entries, or a list of them. */
export interface LocatedField {
  /** The list that the path leads through. */
  readonly entries: { name: string }[];
  readonly entry: Record<string, unknown>;
  /** The field of `entry`; without a type the name of an entry, or nothing for the whole list. */
  readonly field: string;
  readonly type: FieldType | undefined;
}

/**
 * What a path names; names of entries may have dots themselves: `users.jane/a.example.token`.
 *
 * @param make makes the entry where it is missing
 * @throws OcError for a path that leads nowhere
 * @see https://github.com/kubernetes/kubectl/blob/v0.32.1/pkg/cmd/config/navigation_step_parser.go
 */
export const locateField = (config: Kubeconfig, path: string, make: boolean): LocatedField => {
  const [first = '', ...rest] = path.split('.');
  if (!(first in lists)) {
    const type = Object.hasOwn(top, first) ? top[first] : undefined;
    if (type === undefined) throw new OcError(`unable to parse ${path} after [] at api.Config`);
    if (rest.length > 0) throw new OcError(`unable to parse one or more field values of ${path}`);
    return { entries: [], entry: config as unknown as Record<string, unknown>, field: first, type };
  }
  const list = first as keyof typeof lists;
  const known = fields[list];
  const entries = config[list] as ({ name: string } & Record<string, unknown>)[];
  const at = rest.findIndex((part, index) => index > 0 && Object.hasOwn(known, part));
  if (at < 0) return { entries, entry: {}, field: rest.join('.'), type: undefined };
  if (at < rest.length - 1) throw new OcError(`unable to parse one or more field values of ${path}`);
  const name = rest.slice(0, at).join('.');
  const found = entries.find((entry) => entry.name === name);
  if (!found && !make) throw new OcError(`current map key \`${name}\` is invalid`);
  const entry = found ?? { name, [lists[list]]: {} };
  if (!found) entries.push(entry);
  const field = rest[at] as string;
  return { entries, entry: entry[lists[list]] as Record<string, unknown>, field, type: known[field] };
};

/** A word as a field of this type holds it. @throws OcError for a word that is none of its values */
export const fieldValue = (type: FieldType, word: string, isRaw: boolean): unknown => {
  if (type === 'boolean') {
    if (/^(?:1|t|T|TRUE|true|True)$/.test(word)) return true;
    if (/^(?:0|f|F|FALSE|false|False)$/.test(word)) return undefined;
    throw new OcError(`strconv.ParseBool: parsing ${JSON.stringify(word)}: invalid syntax`);
  }
  if (type !== 'bytes') return word;
  if (isRaw) return Buffer.from(word).toString('base64');
  const wrong = word.search(/[^A-Za-z0-9+/]/);
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(word)) return word;
  const place = wrong < 0 ? word.length - (word.length % 4) : wrong;
  throw new OcError(`error decoding input value: illegal base64 data at input byte ${place}`);
};
