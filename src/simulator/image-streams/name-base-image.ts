import type { CustomBuildStrategy } from '../../resources/builds/build-config.ts';

/** The variable in which an image that builds learns its own name. */
const BASE_IMAGE = 'OPENSHIFT_CUSTOM_BUILD_BASE_IMAGE';

/** Tells a custom strategy the image that it was resolved to. */
export const nameBaseImage = (strategy: CustomBuildStrategy): void => {
  const value = strategy.from?.name ?? '';
  const env = (strategy.env ??= []);
  const known = env.find(({ name }) => name === BASE_IMAGE);
  if (known) known.value = value;
  else env.push({ name: BASE_IMAGE, value });
};
