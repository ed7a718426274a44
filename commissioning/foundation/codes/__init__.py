"""Lists of codes the field uses: areas (ONS), themes (UK-CAT) and what is bought (CPV)."""
