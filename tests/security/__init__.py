"""Each attack that once got through, as a test that fails where it does again."""
