import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { createImageStrategy } from './image-strategy.ts';
import type { ImageImporter } from './import/image-importer.ts';
import { createStreamStrategy } from './stream-strategy.ts';

/** What the image API needs of the cluster around it. */
export interface ImageApiOptions {
  /** Reaches what the image API does not keep itself: secrets, limit ranges, the image configuration. */
  readonly client: Client;
  readonly importer: ImageImporter;
  readonly authorize: Authorizer;
  /** `host:port` of the internal registry; `undefined` when there is none. */
  readonly registryHostname: () => string | undefined;
  /** The first external host name of the internal registry. */
  readonly publicRegistryHostname?: () => string | undefined;
}

/** What the storages of image.openshift.io share. */
export class ImageApi {
  readonly machinery: Machinery;
  readonly client: Client;
  readonly importer: ImageImporter;
  readonly authorize: Authorizer;
  readonly registryHostname: () => string | undefined;
  readonly publicRegistryHostname: () => string | undefined;
  readonly images: RegistryStore<Image>;
  /** Streams as clients write them. */
  readonly streams: RegistryStore<ImageStream>;
  /** The same streams for writes that also touch the status. */
  readonly wholeStreams: RegistryStore<ImageStream>;

  constructor(machinery: Machinery, options: ImageApiOptions) {
    this.machinery = machinery;
    this.client = options.client;
    this.importer = options.importer;
    this.authorize = options.authorize;
    this.registryHostname = options.registryHostname;
    this.publicRegistryHostname = options.publicRegistryHostname ?? (() => undefined);
    this.images = new RegistryStore<Image>(imageKind, machinery, createImageStrategy(machinery.clock));
    this.streams = new RegistryStore<ImageStream>(imageStreamKind, machinery, createStreamStrategy(this, 'spec'));
    this.wholeStreams = new RegistryStore<ImageStream>(imageStreamKind, machinery, createStreamStrategy(this, 'all'));
  }

  /** A stream as readers see it. */
  readonly findStream = (namespace: string | undefined, name: string): ImageStream | undefined => {
    const stored = this.streams.peek(namespace, name);
    return stored === undefined ? undefined : this.streams.decorated(stored);
  };

  /** An image by its whole digest. */
  findImage(digest: string): Image | undefined {
    return this.images.peek(undefined, digest);
  }
}
