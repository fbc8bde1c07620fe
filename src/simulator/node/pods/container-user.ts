import type { ImageConfig } from '../../../image/image-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { PodSecurityContext } from '../../../resources/workloads/security-context.ts';
import type { FileSystem } from '../files/file-system.ts';
import { CreateContainerError } from './create-container-error.ts';

/** Who runs in a container. */
export interface ContainerUser {
  readonly uid: number;
  readonly gid: number;
  /** As `/etc/passwd` of the image calls it. */
  readonly name?: string;
  readonly home?: string;
  /** The groups that it is in besides its own. */
  readonly groups?: readonly number[];
}

/**
 * The user that a pod or else an image asks for. Names, the group and other groups of a user are those of the image's `/etc/passwd`
 * and `/etc/group`; a group that is asked for takes the place of all of them.
 *
 * @param image the files of the image
 * @throws CreateContainerError for a name that the image does not have
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export const containerUser = async (
  { spec }: Pod,
  container: Container,
  { config }: ImageConfig,
  image: FileSystem,
): Promise<ContainerUser> => {
  const chosen = { ...spec.securityContext, ...container.securityContext };
  const [written = '', writtenGroup] = (config?.User ?? '').split(':');
  const asked = chosen.runAsUser === undefined ? written || '0' : String(chosen.runAsUser);
  const askedGroup = chosen.runAsGroup ?? (chosen.runAsUser === undefined ? writtenGroup : undefined);
  const { users, groups } = await accountsOf(image);
  const account = users.find(({ name }) => name === asked) ?? users.find(({ id }) => id === Number(asked));
  const uid = account?.id ?? idOf(asked, 'user', 'passwd');
  const group = askedGroup === undefined || askedGroup === '' ? undefined : String(askedGroup);
  const gid =
    group === undefined
      ? (account?.gid ?? 0)
      : (groups.find(({ name }) => name === group)?.id ?? idOf(group, 'group', 'group'));
  const memberships =
    group === undefined && account !== undefined
      ? groups.filter(({ members }) => members.includes(account.name)).map(({ id }) => id)
      : [];
  const others = [...new Set([...memberships, ...addedGroups(spec.securityContext)])];
  return {
    uid,
    gid,
    ...(account && { name: account.name, home: account.home }),
    ...(others.length > 0 && { groups: others }),
  };
};

const idOf = (asked: string, what: 'user' | 'group', file: string): number => {
  if (/^\d+$/.test(asked)) return Number(asked);
  const found = what === 'user' ? 'no matching entries in passwd file' : `no matching entries in ${file} file`;
  throw new CreateContainerError(`unable to find ${what} ${asked}: ${found}`);
};

/** The groups of a pod's own: that of its volumes first. */
const addedGroups = ({ fsGroup, supplementalGroups = [] }: PodSecurityContext = {}): number[] =>
  fsGroup === undefined ? supplementalGroups : [fsGroup, ...supplementalGroups];

interface Accounts {
  readonly users: readonly { name: string; id: number; gid: number; home: string }[];
  readonly groups: readonly { name: string; id: number; members: readonly string[] }[];
}

/** Files of images never change: thousands of pods may run the same image. */
const known = new WeakMap<FileSystem, Promise<Accounts>>();

const accountsOf = (image: FileSystem): Promise<Accounts> => {
  let accounts = known.get(image);
  if (accounts === undefined) known.set(image, (accounts = readAccounts(image)));
  return accounts;
};

const readAccounts = async (image: FileSystem): Promise<Accounts> => {
  const [users, groups] = await Promise.all([rowsOf('/etc/passwd', image), rowsOf('/etc/group', image)]);
  return {
    users: users.map(([name = '', , id, gid, , home]) => ({
      name,
      id: Number(id),
      gid: Number(gid),
      home: home || '/',
    })),
    groups: groups.map(([name = '', , id, members = '']) => ({ name, id: Number(id), members: members.split(',') })),
  };
};

const rowsOf = async (path: string, image: FileSystem): Promise<string[][]> => {
  const text = Buffer.concat(await Array.fromAsync(image.read(path))).toString();
  return text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => line.trim().split(':'));
};
