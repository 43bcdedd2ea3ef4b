from typing_extensions import Buffer

def read_characters(
    addresses: tuple[int, ...],
    text_page: int,
    limit: int,
    codes: Buffer,
    places: Buffer,
    firsts: Buffer,
    indices: Buffer,
    looks: Buffer,
    fonts: Buffer,
    /,
) -> tuple[int, int]: ...
def read_drawing(
    addresses: tuple[int, ...], page: int, most_objects: int, most_segments: int, /
) -> tuple[bytes, bytes, bool]: ...
