"""The Qt client of Custody."""
