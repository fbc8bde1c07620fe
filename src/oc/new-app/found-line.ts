import type { ImageFields } from '../../resources/images/image.ts';
import { longAgeSince } from '../output/age.ts';

/** `Found image 4e19436 (10 months old) in image stream … for "hello-ocp"`. */
export const foundLine = (image: ImageFields, where: string, input: string, now: number): string => {
  const { Id, Created } = image.dockerImageMetadata ?? {};
  const id = (Id || image.metadata.name || '').replace(/^sha256:/, '').slice(0, 7);
  const age = Created ? ` (${longAgeSince(now, Created)} old)` : '';
  return `Found ${where.startsWith('from') ? 'container image' : 'image'} ${id}${age} ${where} for ${JSON.stringify(input)}`;
};
