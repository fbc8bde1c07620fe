import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { BuildApi } from './build-api.ts';

/**
 * Stores a new build. Its configuration, which counts its builds, is written first, so that of two requests at a time one loses there.
 *
 * @throws StatusError 409 when the configuration has changed meanwhile
 */
export const storeBuild = async (
  { configs, builds, options: { owner } }: BuildApi,
  context: RequestContext,
  build: Build,
  config: BuildConfig | undefined,
): Promise<Build> => {
  const subresource = undefined;
  if (config !== undefined)
    await configs.update(context, config.metadata.name, (current) =>
      owner.own({ storage: configs, subresource, current, sent: config }),
    );
  return builds.create(context, await owner.own({ storage: builds, subresource, sent: build }));
};
