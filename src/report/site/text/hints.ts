import type { Html } from './html.ts';
import { both } from './label.ts';

/** What to look at or to do after a failure: English, Chinese. `{name}` stands for an object. */
const hints = {
  unimplemented: [
    'The embedded cluster lacks this: run the experiment on a real cluster (--target openshift).',
    '内置集群没有这项功能:请在真实集群上运行此实验(--target openshift)。',
  ],
  credentials: [
    'Check the pull secret that covers this registry and repository: oc get secrets, oc describe serviceaccount default.',
    '检查适用于此仓库的拉取密钥:oc get secrets,oc describe serviceaccount default。',
  ],
  missing: [
    'Check the name of the repository and tag, and whether the registry still has it.',
    '检查仓库和标签的名称,以及镜像仓库是否仍有它。',
  ],
  limit: [
    'The limit of the registry is reached: pull with credentials, or later.',
    '已达到镜像仓库的限额:请使用凭据拉取,或稍后再试。',
  ],
  registry: [
    'The registry did not answer as it should: is it up, and reachable from the cluster?',
    '镜像仓库的应答不正常:它是否在运行,集群能否访问它?',
  ],
  tag: [
    'See from where and when the tag was last imported: oc describe {name}; oc import-image imports it again.',
    '查看标签上次从何处、何时导入:oc describe {name};oc import-image 可再次导入。',
  ],
  object: [
    'See what its controller and its events say: oc describe {name}.',
    '查看其控制器和事件:oc describe {name}。',
  ],
  import: ['See why the import failed: oc describe imagestream.', '查看导入失败的原因:oc describe imagestream。'],
  events: [
    'See the events around it: oc get events --sort-by=.lastTimestamp, oc describe pod.',
    '查看前后的事件:oc get events --sort-by=.lastTimestamp,oc describe pod。',
  ],
  command: ['Run the command by hand on the target.', '在目标上手动运行该命令。'],
} as const satisfies Readonly<Record<string, readonly [english: string, chinese: string]>>;

/** The name of a hint. */
export type HintName = keyof typeof hints;

/** A hint in both languages of the report. */
export const hintText = (hint: HintName, name = ''): Html => {
  const [english, chinese] = hints[hint].map((text) => text.replace('{name}', name));
  return both(english!, chinese!);
};
