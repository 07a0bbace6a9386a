"""Tools and configuration for developers and operators; none of this is installed with the product."""
