import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { rootCertificates } from 'node:tls';
import { containersImage } from '../../distribution/client-profile.ts';
import type { Credentials } from '../../distribution/credentials.ts';
import { type Dial, dialDirectly, dialMap } from '../../distribution/dial.ts';
import { createDistributionClient, type DistributionClient } from '../../distribution/distribution-client.ts';
import { findCredentials, parseDockerConfig } from '../../distribution/docker-config.ts';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { TargetOptions } from '../select-target.ts';
import type { UpstreamPlace } from './upstream-place.ts';

/** The registries that experiments push to, and how they are reached from here. */
export interface ReachableRegistries {
  readonly client: DistributionClient;
  /** The way to them, and the authorities that vouch for them (PEM), for those who bring their own client. */
  readonly access: { readonly dial: Dial; readonly authority: string };
  /** What `--upstream` names, if it is a registry. */
  readonly upstream: UpstreamPlace | undefined;
  /** What the user logs in with at a registry. */
  credentialsFor(host: string, repository: string): Promise<Credentials | undefined>;
}

/**
 * Finds a way to the registries of a run: the internal one by its route, that of `--upstream` by its own name.
 *
 * @throws ConfigurationError when an option cannot be used
 */
export const reachRegistries = async (
  api: KubeApi,
  { upstream, upstreamAuth, upstreamCa, internalRegistry }: Omit<TargetOptions, 'oc'>,
): Promise<ReachableRegistries> => {
  const route = internalRegistry ?? (await registryRoute(api));
  const known = dialMap(
    route === undefined
      ? {}
      : { 'image-registry.openshift-image-registry.svc:5000': { ...dialDirectly(route)!, shownAs: route } },
  );
  const dial: Dial = (host) => known(host) ?? dialDirectly(host);
  const credentialsFor = async (host: string, repository: string): Promise<Credentials | undefined> => {
    const texts =
      upstreamAuth === undefined ? await usualCredentials() : [await readOption('--upstream-auth', upstreamAuth)];
    return findCredentials(texts.map(parseDockerConfig), host, repository);
  };
  const authority = upstreamCa === undefined ? [] : [await readOption('--upstream-ca', upstreamCa)];
  const certificateAuthorities = [...rootCertificates, ...authority];
  return {
    client: createDistributionClient({ profile: containersImage, dial, certificateAuthorities }),
    access: { dial, authority: certificateAuthorities.join('\n') },
    upstream: upstream === undefined || !isRegistry(upstream) ? undefined : await placeOf(upstream, credentialsFor),
    credentialsFor,
  };
};

/** Whether `--upstream` names a registry, and not a way to get one. */
const isRegistry = (upstream: string): boolean => !/^(?:public|in-cluster|container(?::.*)?)$/.test(upstream);

const placeOf = async (
  upstream: string,
  credentialsFor: ReachableRegistries['credentialsFor'],
): Promise<UpstreamPlace> => {
  const [host = '', ...folders] = upstream.replace(/\/+$/, '').split('/');
  if (!/^[a-z0-9][a-z0-9.-]*(:\d+)?$/i.test(host) || !/[.:]|^localhost/.test(host))
    throw new ConfigurationError(`--upstream ${upstream} does not name a registry`, {
      hint: 'name one that both this machine and the nodes of the cluster reach: --upstream registry.example.com/team; or container, in-cluster or public',
    });
  const folder = folders.join('/');
  return { host, path: folder, credentials: await credentialsFor(host, folder) };
};

/** Where podman and Docker keep what they log in with. */
const usualCredentials = async (): Promise<string[]> => {
  const files = [
    process.env.REGISTRY_AUTH_FILE,
    path.join(process.env.XDG_RUNTIME_DIR ?? '/run', 'containers/auth.json'),
    path.join(homedir(), '.config/containers/auth.json'),
    path.join(process.env.DOCKER_CONFIG ?? path.join(homedir(), '.docker'), 'config.json'),
  ];
  const texts = await Promise.all(
    files.map((file) => (file === undefined ? undefined : readFile(file, 'utf8').catch(() => undefined))),
  );
  return texts.filter((text) => text !== undefined);
};

const readOption = async (option: string, file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${option} ${file} cannot be read: ${(cause as Error).message}`, {
      hint: `name a file that exists with ${option}`,
      cause,
    });
  }
};

/** The host under which the internal registry is reached from outside, if an administrator has exposed it. */
const registryRoute = async (api: KubeApi): Promise<string | undefined> => {
  try {
    const { body } = await api.request<{ spec?: { host?: string } }>({
      method: 'GET',
      path: '/apis/route.openshift.io/v1/namespaces/openshift-image-registry/routes/default-route',
    });
    return body.spec?.host;
  } catch (error) {
    if (error instanceof ApiStatusError) return undefined;
    throw error;
  }
};
