import { isJsonObject } from './json-object.ts';
import { jsonSyntaxError } from './json-syntax-error.ts';

/**
 * The configuration blob of an image: Docker's `container.image.v1` and the OCI image config, which share these fields.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export interface ImageConfig {
  readonly architecture?: string;
  readonly os?: string;
  readonly variant?: string;
  /** RFC 3339. */
  readonly created?: string;
  readonly author?: string;
  readonly config?: ContainerConfig;
  readonly container_config?: ContainerConfig;
  readonly docker_version?: string;
  readonly container?: string;
  /** Of images that are made of containers by Docker. */
  readonly parent?: string;
  readonly comment?: string;
  readonly rootfs?: { readonly type: string; readonly diff_ids: readonly string[] };
  readonly history?: readonly ImageHistory[];
}

/** How a container of the image runs unless the pod says otherwise. */
export interface ContainerConfig {
  readonly User?: string;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly Volumes?: Readonly<Record<string, Record<string, never>>> | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly Healthcheck?: HealthCheck;
  readonly StopSignal?: string;
  /** What runs commands that are written as text. */
  readonly Shell?: readonly string[];
  /** Instructions that builds on top of the image begin with. */
  readonly OnBuild?: readonly string[] | null;
}

/** How to find out whether a container works; durations in nanoseconds. */
export interface HealthCheck {
  readonly Test: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly Retries?: number;
}

/** One step of the build that made the image. */
export interface ImageHistory {
  readonly created?: string;
  readonly created_by?: string;
  readonly author?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}

/**
 * Reads a configuration blob.
 *
 * @throws {InvalidImageConfigError} if it is not a JSON object (an artifact's config, say)
 */
export const parseImageConfig = (content: string | Uint8Array): ImageConfig => {
  const text = typeof content === 'string' ? content : utf8.decode(content);
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch (error) {
    throw new InvalidImageConfigError(jsonSyntaxError(text) ?? (error as Error).message, { cause: error });
  }
  throw new InvalidImageConfigError('the image config is not a JSON object');
};

const utf8 = new TextDecoder();

/** A config blob that does not hold an image configuration. */
export class InvalidImageConfigError extends Error {
  override readonly name = 'InvalidImageConfigError';
}
