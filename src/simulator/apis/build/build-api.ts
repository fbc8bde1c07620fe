import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { FieldWriter } from '../../apimachinery/field-writer.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Connect } from '../../apimachinery/rest-storage.ts';
import { createBuildConfigs } from './build-configs.ts';
import { createBuilds } from './builds.ts';

/** What the build API needs of the cluster around it. */
export interface BuildApiOptions {
  /** Reaches image streams, service accounts and secrets. */
  readonly client: Client;
  /** Whose the fields are that a new build sets. */
  readonly owner: FieldWriter;
  /**
   * Where what clients upload is kept until the pod of the build takes it, by `<namespace>/<pod>`. A real API server hands
   * it over by attaching to the pod.
   */
  readonly uploads: Map<string, Buffer>;
  /** How logs of pods are read. */
  readonly podLog: () => Connect | undefined;
  /**
   * Lets time pass, up to so many milliseconds, while a request waits for the cluster: in virtual time nobody else would.
   * Resolves early when `signal` aborts.
   */
  readonly waitAtMost: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What the storages of build.openshift.io share. */
export class BuildApi {
  readonly machinery: Machinery;
  readonly options: BuildApiOptions;
  readonly configs: RegistryStore<BuildConfig>;
  readonly builds: RegistryStore<Build>;

  constructor(machinery: Machinery, options: BuildApiOptions) {
    this.machinery = machinery;
    this.options = options;
    this.configs = createBuildConfigs(machinery);
    this.builds = createBuilds(machinery);
  }
}
