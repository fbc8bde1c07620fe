import { buildConfigKind } from '../../resources/kinds/kinds.ts';
import { resourcePath } from '../client/resource-path.ts';

/** Where a webhook of a build configuration is called; the secret is not shown. */
export const webhookUrl = (server: string, namespace: string, name: string, type: string): string =>
  `${server}${resourcePath(buildConfigKind, namespace, name)}/webhooks/<secret>/${type.toLowerCase()}`;
