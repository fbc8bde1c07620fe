Feature: What an image stream looks like in each variation
  `spec.tags` says what is wanted, `status.tags` what was found. The variations differ in a few fields only, and those decide
  everything that the chapter on variations shows.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: Source, Local and reference differ in one field of the wish, and in what is found

    @B2
    Scenario: An external image
      Given the tag "myimage-ref-source:mytag" holds image A as an external image
      Then the image stream "myimage-ref-source" contains:
        """yaml
        spec:
          lookupPolicy:
            local: false
          tags:
          - name: mytag
            from:
              kind: DockerImage
              name: docker.io/balazsszeti/hello:sleeper
            reference: null
            importPolicy:
              importMode: Legacy
              scheduled: null
            referencePolicy:
              type: Source
        status:
          dockerImageRepository: image-registry.openshift-image-registry.svc:5000/myproject/myimage-ref-source
          publicDockerImageRepository: null
          tags:
          - tag: mytag
            items:
            - dockerImageReference: docker.io/balazsszeti/hello@<digest of image A>
              image: <digest of image A>
        """

    @B2
    Scenario: An external image with pull-through
      Given the tag "myimage-ref-local:mytag" holds image A as an external image with pull-through
      Then the image stream "myimage-ref-local" contains:
        """yaml
        spec:
          tags:
          - name: mytag
            from:
              kind: DockerImage
              name: docker.io/balazsszeti/hello:sleeper
            reference: null
            referencePolicy:
              type: Local
        status:
          tags:
          - tag: mytag
            items:
            - dockerImageReference: docker.io/balazsszeti/hello@<digest of image A>
              image: <digest of image A>
        """

    @B2
    Scenario: A reference to an external image knows no image
      Given the tag "myimage-reference:mytag" holds image A as a reference to an external image
      Then the image stream "myimage-reference" contains:
        """yaml
        spec:
          tags:
          - name: mytag
            from:
              kind: DockerImage
              name: docker.io/balazsszeti/hello:sleeper
            reference: true
            referencePolicy:
              type: Source
        status:
          tags:
          - tag: mytag
            items:
            - dockerImageReference: docker.io/balazsszeti/hello:sleeper
              image: ''
        """

  Rule: A stream that was pushed to wishes nothing

    @B2
    Scenario: An internal image
      Given the tag "myimage-internal:mytag" holds image A as an internal image
      Then the image stream "myimage-internal" contains:
        """yaml
        spec:
          lookupPolicy:
            local: false
          tags: null
        status:
          dockerImageRepository: image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal
          tags:
          - tag: mytag
            items:
            - dockerImageReference: image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal@<digest of image A>
              image: <digest of image A>
        """

  Rule: A stream tells its public address once the registry has one

    @B2 @needs:cluster-scope
    Scenario: The registry is exposed
      Given the tag "myimage-internal:mytag" holds image A as an internal image
      When I run `oc patch image.config.openshift.io/cluster --type=merge --patch='{"spec":{"externalRegistryHostnames":["default-route-openshift-image-registry.apps-crc.testing"]}}'`
      Then the image stream "myimage-internal" contains:
        """yaml
        status:
          dockerImageRepository: image-registry.openshift-image-registry.svc:5000/myproject/myimage-internal
          publicDockerImageRepository: default-route-openshift-image-registry.apps-crc.testing/myproject/myimage-internal
        """
