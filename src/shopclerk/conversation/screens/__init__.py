"""Pure builders of screens: words and use-case results in, frozen `Screen`s out."""
