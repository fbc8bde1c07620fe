import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { type ContextApi, connectKubeApi } from '../adapters/client-node.ts';
import { enterProject } from '../adapters/enter-context.ts';
import { newKubeconfigFile } from '../adapters/kubeconfig-files.ts';
import { kubeconfigStore } from '../adapters/kubeconfig-store.ts';
import { type CurrentUser, readCurrentUser } from '../adapters/kubeconfig-user.ts';
import { createRegistryAccess } from '../adapters/registry-access.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { dialDirectly, dialMap } from '../distribution/dial.ts';
import { authFiles } from '../oc/image/auth-files.ts';
import { runOc } from '../oc/run-oc.ts';
import type { RegistryAccess } from '../ports/registry-access.ts';
import { type StandaloneFacts, standaloneFactsFile } from './standalone-facts.ts';

/** What the built-in `oc` reads and writes at a terminal. */
export interface Terminal {
  stdin?: string;
  /** A line that somebody types; absent where nobody sits. */
  typedLine?(): Promise<string>;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Ends what would run for ever. */
  signal: AbortSignal;
}

/**
 * Runs the built-in `oc` on the cluster of the current kubeconfig, in which it also keeps the current project.
 *
 * @returns the exit code
 * @throws ConfigurationError when there is no usable kubeconfig
 */
export const runTerminalOc = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  const file = namedKubeconfig(words);
  const [here, files] = file === undefined ? [{}, undefined] : [{ file }, [file]];
  let isUsable = true;
  using api = await connectKubeApi(here).catch((error: unknown) => {
    isUsable = false;
    return unusableApi(error);
  });
  const current = await readCurrentUser(files).catch((error: unknown) => (isUsable ? throwIt(error) : nobody(error)));
  const session = {
    user: 'system:admin',
    namespace: api.namespace,
    setNamespace: async (name: string, userName?: string) => {
      await keepProject(name, userName, files);
      session.namespace = name;
    },
    setUser: async (user: string, token: string | undefined, project?: string) => {
      await current.become(user, token, project);
      session.user = user;
      if (project !== undefined) session.namespace = project || 'default';
    },
  };
  const signedIn = new DisposableStack();
  using _ = signedIn;
  using registries = await registriesInReach();
  return await runOc(words, {
    api,
    session,
    token: current.token,
    signIn: async (token) => signedIn.use(await connectKubeApi({ text: current.withToken(token) })),
    connect: async ({ kubeconfig, ...choice }) => {
      const chosen = signedIn.use(
        await connectKubeApi({ ...(kubeconfig === undefined ? {} : { file: kubeconfig }), choice }),
      );
      return { api: chosen, namespace: chosen.namespace };
    },
    kubeconfig: kubeconfigStore(files),
    kubeconfigAt: (path) => kubeconfigStore([path]),
    passwordToken: async (user, password) =>
      (await import('../adapters/password-token.ts')).requestPasswordToken(here, user, password),
    loginAt: async ({ server = '', ...trust }) => {
      const { newLogin } = await import('../adapters/new-login.ts');
      const target = file ?? newKubeconfigFile();
      const login = newLogin(target, { server, ...trust });
      const signIn = async (token: string) => signedIn.use(await connectKubeApi({ text: login.withToken(token) }));
      return {
        api: await signIn(''),
        session: {
          user: '',
          namespace: 'default',
          setNamespace: (name, userName) => keepProject(name, userName, [target]),
          setUser: login.become,
        },
        signIn,
        passwordToken: async (user, password) =>
          (await import('../adapters/password-token.ts')).requestPasswordToken(
            { text: login.withToken('') },
            user,
            password,
          ),
      };
    },
    // Whoever names an editor may mean a program that needs no terminal.
    ...((process.stdin.isTTY || process.env.KUBE_EDITOR || process.env.EDITOR) && {
      editText: async (text, suffix) => (await editor()).editText(text, suffix),
      keepText: async (text, suffix) => (await editor()).keepText(text, suffix),
    }),
    readUrl: async (url) => (await import('../adapters/read-url.ts')).readUrl(url),
    runProgram: async (line, env) => (await import('../adapters/run-program.ts')).runProgram(line, env),
    registries,
    registryConfig: process.env.REGISTRY_AUTH_FILE,
    authFiles: authFiles(process.env),
    now: () => systemClock.now(),
    ...terminal,
  });
};

const keepProject = async (name: string, userName?: string, files?: readonly string[]): Promise<void> => {
  const store = kubeconfigStore(files);
  const config = await store.read();
  enterProject(config, name, userName);
  await store.write(config);
};

/** The file that a command line names in place of those of the environment, if it is there. */
const namedKubeconfig = (words: readonly string[]): string | undefined => {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  const at = own.findLastIndex((word) => word === '--kubeconfig' || word.startsWith('--kubeconfig='));
  if (at < 0) return undefined;
  const name = own[at] === '--kubeconfig' ? own[at + 1] : own[at]?.slice('--kubeconfig='.length);
  const file = path.resolve(name ?? '');
  return name && existsSync(file) ? file : undefined;
};

/** Not every command needs a cluster: `help` and `version --client` do not, and `oc config` mends a kubeconfig that cannot be used. */
const unusableApi = (error: unknown): ContextApi & Disposable => {
  const refuse = (): never => throwIt(error);
  return {
    get server() {
      return refuse();
    },
    namespace: 'default',
    request: async () => refuse(),
    watch: refuse,
    stream: refuse,
    exec: async () => refuse(),
    [Symbol.dispose]: () => undefined,
  };
};

const nobody = (error: unknown): CurrentUser => ({
  token: undefined,
  withToken: () => throwIt(error),
  become: async () => throwIt(error),
});

const throwIt = (error: unknown): never => {
  throw error;
};

const editor = (): Promise<typeof import('../adapters/terminal-editor.ts')> => import('../adapters/terminal-editor.ts');

/** The registries of an embedded cluster by its own record beside the kubeconfig; any others under their names. */
const registriesInReach = async (): Promise<RegistryAccess & Disposable> => {
  const [file = ''] = process.env.KUBECONFIG?.split(path.delimiter) ?? [];
  const text =
    file === ''
      ? undefined
      : await readFile(path.join(path.dirname(file), standaloneFactsFile), 'utf8').catch(() => undefined);
  if (text === undefined) return createRegistryAccess(dialDirectly, undefined);
  const { ca, registries, internalRegistry } = JSON.parse(text) as StandaloneFacts;
  const endpoints = [...Object.entries(registries), [internalRegistry.host, internalRegistry] as const];
  const known = dialMap(
    new Map(
      endpoints.flatMap(([host, { endpoint }]) => {
        const target = dialDirectly(endpoint);
        return target ? [[host, target] as const] : [];
      }),
    ),
  );
  return createRegistryAccess((host) => known(host) ?? dialDirectly(host), await readFile(ca, 'utf8'));
};
