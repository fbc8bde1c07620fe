# language: zh-CN
@zh-CN
功能: 无论引用策略是什么,镜像流的内部地址都可用
  引用策略决定*标签的使用者*得到哪个地址,并不决定内部镜像仓库愿意提供什么:
  用内部地址指名镜像流的一方都会得到镜像,内部镜像仓库也会像 Local 那样保留它。

  背景:
    假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
    而且 项目 "is-test"
    而且 我已运行 `oc import-image srconly --from=docker.io/openshift/hello-openshift --confirm`
    而且 标签 "srconly:latest" 的引用策略是 Source

  规则: pull-through 为每个导入的标签提供镜像

    @A7
    场景: 按标签
      当 创建 Pod "by-tag",镜像地址为 "image-registry.openshift-image-registry.svc:5000/is-test/srconly:latest"
      那么 Pod "by-tag" 运行镜像 A,由 内部镜像仓库 提供
      而且 内部镜像仓库存储了镜像 A 的清单、配置和两个层,属于 "is-test/srconly"

    @A7
    场景: 按摘要
      当 创建 Pod "by-digest",按摘要使用镜像 A,仓库为 "image-registry.openshift-image-registry.svc:5000/is-test/srconly"
      那么 Pod "by-digest" 运行镜像 A,由 内部镜像仓库 提供
      而且 内部镜像仓库存储了镜像 A 的清单、配置和两个层,属于 "is-test/srconly"

    @A7
    场景: 镜像流从未见过的摘要不会被提供
      假如 docker.io 提供 "openshift/hello-openshift:other",称为镜像 B
      当 创建 Pod "stranger",按摘要使用镜像 B,仓库为 "image-registry.openshift-image-registry.svc:5000/is-test/srconly"
      那么 Pod "stranger" 无法拉取镜像:"manifest unknown"
      而且 内部镜像仓库没有存储任何内容
