Feature: A build on the cluster makes an internal image
  `oc new-build --binary` makes a build configuration that waits for files, and the image stream that its image goes to. `oc start-build
  --from-dir` sends the files. What comes out is an internal image like one that was pushed.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"
    And the file "hello/Dockerfile":
      """dockerfile
      FROM docker.io/balazsszeti/hello:sleeper
      COPY greeting /greeting
      ENV GREETING=hello
      """
    And the file "hello/greeting":
      """
      Hello from the build
      """

  Rule: The configuration names the tag that the image goes to

    @B12
    Scenario: Nothing is built before the files come
      When I run `oc new-build --to=myimage-internal:mytag --strategy=docker --binary=true --name=myimage-internal`
      Then `oc get is,bc` shows:
        """
        NAME                                              IMAGE REPOSITORY                                                              TAGS   UPDATED
        imagestream.image.openshift.io/myimage-internal   image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal

        NAME                                                TYPE     FROM     LATEST
        buildconfig.build.openshift.io/myimage-internal     Docker   Binary   0
        """
      And the internal registry stores nothing

  Rule: The build pushes its image, and the stream points at it

    @B12
    Scenario: The image is built, stored, and runs
      Given I have run `oc new-build --to=myimage-internal:mytag --strategy=docker --binary=true --name=myimage-internal`
      When I run `oc start-build myimage-internal --from-dir=hello --follow`
      Then the image stream "myimage-internal" contains:
        """yaml
        spec:
          tags: null
        status:
          tags:
          - tag: mytag
        """
      When the deployment "web" is created with the tag "myimage-internal:mytag"
      Then the pods of "web" run the image of the tag "myimage-internal:mytag" from "image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal"

    @B12
    Scenario: A second build moves the tag, and with it the workloads
      Given I have run `oc new-build --to=myimage-internal:mytag --strategy=docker --binary=true --name=myimage-internal`
      And I have run `oc start-build myimage-internal --from-dir=hello --follow`
      And the deployment "web" is created with the tag "myimage-internal:mytag"
      And the file "hello/greeting":
        """
        Hello again
        """
      When I run `oc start-build myimage-internal --from-dir=hello --follow`
      Then the tag "myimage-internal:mytag" has 2 images in its history
      And the pods of "web" run the image of the tag "myimage-internal:mytag" from "image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal"

  Rule: A build that fails leaves the stream as it was

    @B12
    Scenario: The base image does not exist
      Given the file "hello/Dockerfile":
        """dockerfile
        FROM docker.io/balazsszeti/hello:none
        """
      And I have run `oc new-build --to=myimage-internal:mytag --strategy=docker --binary=true --name=myimage-internal`
      When I run `oc start-build myimage-internal --from-dir=hello --follow --wait`, which fails
      Then the internal registry stores nothing
      And the image stream "myimage-internal" contains:
        """yaml
        status:
          tags: null
        """
