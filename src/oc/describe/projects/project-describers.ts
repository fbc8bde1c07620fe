import {
  limitRangeKind,
  namespaceKind,
  projectKind,
  resourceQuotaKind,
  secretKind,
  templateKind,
} from '../../../resources/kinds/kinds.ts';
import { templateInstanceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { LimitRange } from '../../../resources/projects/limit-range.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import type { Template } from '../../../resources/templates/template.ts';
import type { TemplateInstance } from '../../../resources/templates/template-instance.ts';
import { all, type Describers, read } from '../place.ts';
import type { DataObject } from '../storage/describe-data.ts';
import { describeLimitRange, describeNamespace, describeQuota, type NamespaceObject } from './describe-limits.ts';
import { describeProject, type Project } from './describe-project.ts';
import { describeTemplate } from './describe-template.ts';
import { describeTemplateInstance } from './describe-template-instance.ts';

/** The descriptions of projects, of what they may use, and of templates. */
export const projectDescribers: Describers = [
  [resourceQuotaKind, async (place) => describeQuota(await read<ResourceQuota>(resourceQuotaKind, place))],
  [limitRangeKind, async (place) => describeLimitRange(await read<LimitRange>(limitRangeKind, place))],
  [
    namespaceKind,
    async (place) => {
      const inside = { ...place, namespace: place.name };
      return describeNamespace(
        await read<NamespaceObject>(namespaceKind, place),
        await all<ResourceQuota>(resourceQuotaKind, inside),
        await all<LimitRange>(limitRangeKind, inside),
      );
    },
  ],
  [
    projectKind,
    async (place) => {
      const inside = { ...place, namespace: place.name };
      return describeProject(
        await place.client.get<Project>(projectKind, '', place.name),
        await all<ResourceQuota>(resourceQuotaKind, inside),
        await all<LimitRange>(limitRangeKind, inside),
        place.now,
      );
    },
  ],
  [templateKind, async (place) => describeTemplate(await read<Template>(templateKind, place), place.now)],
  [
    templateInstanceKind,
    async (place) => {
      const instance = await read<TemplateInstance>(templateInstanceKind, place);
      const secret = await place.client
        .get<DataObject>(secretKind, place.namespace, instance.spec.secret?.name ?? '')
        .catch((error: unknown) => ({ error }));
      return describeTemplateInstance(instance, secret, place.now);
    },
  ],
];
