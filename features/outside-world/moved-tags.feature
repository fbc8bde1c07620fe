Feature: The registry outside moves a tag
  A tag of an image stream holds the digest of the moment at which it was imported. When the tag of the registry moves on, the
  stream learns of it by the next import. What becomes of the old digest is the registry's affair: Docker Hub keeps the
  manifest, Quay keeps it for two weeks, and dropped it at once when the article was written.

  Background:
    Given the project "is-test"

  Rule: A scheduled tag is imported every 15 minutes, another one never again

    @B8
    Scenario: A scheduled tag follows
      Given docker.io serves "acme/web:1" as image A
      And I have run `oc tag --scheduled docker.io/acme/web:1 web:1`
      When the tag "acme/web:1" of docker.io moves to image B
      Then the tag "web:1" points at image A
      When 15 minutes pass
      Then the tag "web:1" points at image B

    @B8
    Scenario: A tag without a schedule stays where it is
      Given docker.io serves "acme/web:1" as image A
      And I have run `oc tag docker.io/acme/web:1 web:1`
      When the tag "acme/web:1" of docker.io moves to image B
      And the requests to docker.io are counted from here
      Then nothing happens within 2 hours
      And docker.io was asked for no manifest
      And the tag "web:1" points at image A

    Scenario: An import fetches the manifest and the configuration, and no layer; signatures are looked for with the manifest of a new image
      Given docker.io serves "acme/web:1" as image A
      When I run `oc import-image web:1 --from=docker.io/acme/web:1 --confirm`
      Then docker.io was asked for exactly 2 manifests and one blob
      When the requests to docker.io are counted from here
      And I run `oc import-image again:1 --from=docker.io/acme/web:1 --confirm`
      Then docker.io was asked for exactly one manifest and one blob

  Rule: The old digest lives as long as its registry keeps it

    @B10
    Scenario Outline: <registry> <treatment>
      Given <registry> serves "acme/web:1" as image A
      And <registry> <treatment>
      And I have run `oc tag <registry>/acme/web:1 web:1`
      When the tag "acme/web:1" of <registry> moves to image B
      And <time> pass
      And a pod "late" is created with image A of "<registry>/acme/web"
      Then the pods of "late" run image A from "<registry>/acme/web"

      Examples:
        | registry  | treatment                            | time    |
        | docker.io | keeps what no tag names for ever     | 60 days |
        | quay.io   | keeps what no tag names for 14 days  | 13 days |

    @B10
    Scenario Outline: <registry> <treatment>, and the digest is gone after <time>
      Given <registry> serves "acme/web:1" as image A
      And <registry> <treatment>
      When the tag "acme/web:1" of <registry> moves to image B
      And <time> pass
      And a pod "late" is created with image A of "<registry>/acme/web"
      Then the pod "late" cannot pull its image: "manifest unknown"

      Examples:
        | registry | treatment                           | time     |
        | quay.io  | drops what no tag names             | 1 second |
        | quay.io  | keeps what no tag names for 14 days | 15 days  |
