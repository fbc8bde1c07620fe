import { type Build, buildPodName } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, buildKind, podKind } from '../../../resources/kinds/kinds.ts';
import { buildsOf } from '../../build/build-logs.ts';
import { eventsOf } from '../describe-events.ts';
import type { Describers } from '../place.ts';
import { describeBuild } from './describe-build.ts';
import { describeBuildConfig } from './describe-build-config.ts';

/** The descriptions of the kinds of build.openshift.io. */
export const buildDescribers: Describers = [
  [
    buildKind,
    async (place) => {
      const { client, namespace, name, now } = place;
      const build = await client.get<Build>(buildKind, namespace, name);
      const events = await eventsOf(place, { ...build, kind: buildKind.kind });
      const pod = await client.find(podKind, namespace, buildPodName(build));
      const podEvents = pod && (await eventsOf(place, { ...pod, kind: podKind.kind }));
      return describeBuild(build, events && [...events, ...(podEvents ?? [])], now);
    },
  ],
  [
    buildConfigKind,
    async (place) => {
      const { client, namespace, name, now } = place;
      const config = await client.get<BuildConfig>(buildConfigKind, namespace, name);
      const builds = await buildsOf({ client, namespace }, name);
      const events = await eventsOf(place, { ...config, kind: buildConfigKind.kind });
      return describeBuildConfig(config, builds, events, client.api.server, now);
    },
  ],
];
