import { buildLayer, type ImageLayer, type LayerEntry } from '../../../distribution/image-layer.ts';
import type { ContainerConfig, ImageConfig, ImageHistory } from '../../../image/image-config.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { FileTree } from '../files/file-tree.ts';
import type { BaseImage, FetchedLayer } from './base-image.ts';
import type { Variables } from './dockerfile-words.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Whether every step that touches files gets a layer, or all steps of a stage share one. */
export type Layering = 'each step' | 'once';

/**
 * One `FROM` and what follows it, while it is built.
 *
 * @see https://github.com/containers/buildah/blob/main/imagebuildah/stage_executor.go
 */
export class Stage {
  /** What it is called by `COPY --from` and later `FROM`s, besides its number. */
  readonly name: string;
  readonly base: BaseImage;
  readonly layering: Layering;
  readonly files: FileTree;
  readonly layers: ImageLayer[] = [];
  readonly history: ImageHistory[];
  readonly config: Writable<ContainerConfig>;
  /** Build arguments declared so far. */
  readonly arguments: Record<string, string> = {};
  author: string | undefined;
  /** What waits for the one layer, by its path. */
  readonly #entries = new Map<string, LayerEntry>();

  constructor(name: string, base: BaseImage, layering: Layering) {
    this.name = name;
    this.base = base;
    this.layering = layering;
    this.files = base.files;
    this.config = copyOf(base.config.config ?? {});
    this.history = [...(base.config.history ?? [])];
    this.author = base.config.author;
  }

  /** What variables stand for at this point: the environment wins over build arguments. */
  get variables(): Variables {
    const environment = (this.config.Env ?? []).map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
    return { ...this.arguments, ...Object.fromEntries(environment) };
  }

  setEnvironment(name: string, value: string): void {
    const others = (this.config.Env ?? []).filter((pair) => !pair.startsWith(`${name}=`));
    const place = (this.config.Env ?? []).findIndex((pair) => pair.startsWith(`${name}=`));
    others.splice(place < 0 ? others.length : place, 0, `${name}=${value}`);
    this.config.Env = others;
  }

  /** Notes a step that changed no files. */
  record(created: string, created_by: string): void {
    this.history.push({ created, created_by, empty_layer: true });
  }

  /** Adds the files of a step, be they none. */
  async addFiles(entries: readonly LayerEntry[], created: string, created_by: string): Promise<void> {
    if (this.layering === 'once') {
      for (const entry of entries) this.#entries.set(entry.name, entry);
      this.record(created, created_by);
    } else {
      this.layers.push(await buildLayer(entries));
      this.history.push({ created, created_by });
    }
  }

  /** Ends the stage after its last step, to which the one layer belongs, if there is to be one. */
  async close(): Promise<void> {
    if (this.layering !== 'once' || this.history.length === (this.base.config.history ?? []).length) return;
    const { created, created_by } = this.history.pop() as ImageHistory;
    this.layers.push(await buildLayer([...this.#entries.values()]));
    this.history.push({ created, created_by });
  }

  /** All layers, from the base upwards. */
  get allLayers(): readonly FetchedLayer[] {
    return [...this.base.layers, ...this.layers];
  }

  /** The image config as it stands. */
  imageConfig(created: string): ImageConfig {
    const { architecture = 'amd64', os = 'linux', variant, rootfs } = this.base.config;
    return {
      created,
      ...(this.author !== undefined && { author: this.author }),
      architecture,
      ...(variant !== undefined && { variant }),
      os,
      config: this.config,
      rootfs: {
        type: 'layers',
        diff_ids: [...(rootfs?.diff_ids ?? []), ...this.layers.map(({ diffId }) => diffId)],
      },
      history: this.history,
    };
  }

  /** The stage as a base for another one. */
  asBase(created: string): BaseImage {
    return { config: this.imageConfig(created), layers: this.allLayers, files: this.files };
  }
}
