"""Style sheets, as far as they tell what of a page its readers do not see."""
